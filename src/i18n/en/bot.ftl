# Conversation. A text that begins with ⚠️ is an error: huike ask exits with 1.
welcome = Hello { $name }! I am huike, your shop's customer analyst.
welcome-what = You are here as { $role }. Ask me how business is going, who your customers are, or what one of them is like; I answer with pictures and figures, and send a weekly report if you like.
welcome-empty = There are no orders yet. Send me an orders file (.csv or .xlsx, also inside .zip or .gz): I clean it, store it, and tell you which rows have problems.
welcome-ready = Tap a button to look around, or just write “overview” or “portrait NAME”.
help-title = What I can do
help-business = The business
help-customers = The customers
help-data = Data
help-team = Team and more
help-words = Plain words work too: overview, trend hour, places, coupons, cohorts, products, segments, portrait NAME, strategy.
help-files = To import orders, send me the file. I recognise the columns myself and ask where I am not sure.
refused = ⚠️ Sorry, this is a shop's private assistant, for invited people only. Please ask the owner for an invitation link.
not-allowed = ⚠️ This needs the role of { $role }. The owner can change yours.
failed = ⚠️ Sorry, something went wrong here and has been noted. Please give the administrator the number { $id }, or try again later.
command-unknown = ⚠️ There is no such command. /help lists them all.
command-unknown-near = ⚠️ There is no such command. Did you mean { $near }?
not-understood = I did not get that. Try “overview”, “trend”, “segments” or “portrait NAME”, or see /help.
not-a-picture = I cannot read orders from a picture. Please send them as a file (.csv, .xlsx).
button-old = This button is out of date. Please send the command again.
picture-failed = The picture could not be drawn; the figures are not affected.
csv-sent = It is all in the file { $name }
customer-gone = ⚠️ This customer is no longer in the database.

role-owner = owner
role-manager = manager
role-viewer = viewer

command-overview = How business is going
command-trend = Sales by month, day, weekday, hour
command-places = Provinces or countries
command-coupons = How coupons are used
command-habits = Quantity, frequency, hours
command-levels = Spending levels: low, medium, high
command-cohorts = Who came back after a first purchase
command-segments = Classes, scores, tiers and clusters
command-lifetime = Expected value of customers
command-products = Products, categories and returns
command-strategy = What to do, for whom and when
command-portrait = One customer: add the name, or random
command-source = Look at another source
command-import = Import orders; the last report
command-rfm = Recompute the customer classes
command-categories = Keywords that make the categories
command-settings = See and change settings
command-quarantine = Customers suspected of brushing
command-subscribe = Subscribe to the weekly report
command-jobs = Jobs under way and done
command-forget = Erase a customer: add the name
command-audit = Who changed what
command-invite = Invite somebody
command-members = See and remove members
command-language = 中文 / English
command-help = How to use me
command-start = Begin

button-overview = Overview
button-csv = Figures (CSV)
button-trend = Trend
button-segments = Segments
button-portrait = Random portrait
button-rfm = Compute now

language-choose = 用哪种语言？Which language?
language-chosen = Good, English from now on.
source-choose = You are looking at { $source }. Change to which one?
source-chosen = Good, your next questions are about { $source }.
source-unknown = ⚠️ There is no source called “{ $source }”.

invite-choose = Invite somebody as what? A viewer can look; a manager can also import, compute and subscribe.
invite-made = A one-time invitation (role: { $role }), good for 7 days. Pass this link on:
invite-once = It works once. They may also send me: { $code }
members-title = { $count } members
members-remove = Remove { $name }

rfm-started = Computing the customer classes of { $source }…
rfm-none = The customer classes have not been computed yet.
rfm-date-wrong = ⚠️ “{ $given }” is neither a date nor a source. Write /rfm 2022-07-30; without a date it is the day after the last order.

import-received = Got { $name } ({ $size }), reading it…
import-too-big = ⚠️ { $name } has { $size }, over the limit of { $limit }. Compress it (.zip, .gz), split it by month, or have it imported from the command line on the server.
import-not-found = ⚠️ This file is no longer here. Please send it again.
import-none = No file has been imported yet. Send me an orders file (.csv, .xlsx) to begin.
import-how = To import again, just send the file. The same file is never counted twice; corrected rows are updated.

subscribe-on = Weekly report: every { $weekday } at { $hour }:00 ({ $zone }), next { $next }.
subscribe-none = This chat has no weekly report yet.
subscribe-how = Write /subscribe weekly fri 18 Europe/London; day, hour and zone may be left out. /subscribe off ends it.
subscribe-wrong = ⚠️ I do not understand “{ $given }”. Write /subscribe weekly mon 9 Asia/Shanghai
subscribe-usual = Send it every Monday at 9:00
subscribe-end = End it
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday

job-already = This is already under way; the earlier message will show the result. /jobs shows progress.
jobs-title = Recent jobs
jobs-none = There are no jobs yet.
jobs-refresh = Refresh
job-name-import = Import of orders
job-name-rfm = Customer classes
job-status-queued = waiting
job-status-running = running
job-status-done = done
job-status-refused = file refused
job-status-failed = failed
job-queued = { $name }: waiting…
job-running = { $name }: { $step } { $share }
job-failed = ⚠️ { $name } did not finish (number { $id }); the reason has been noted.
job-failed-hint = Please try again later; /jobs keeps the record.
job-step-reading = reading
job-step-loading = loading
job-step-merging = merging
job-step-checking = checking
job-step-computing = computing
job-step-expecting = looking ahead

notice-push-failed = ⚠️ The weekly report to chat { $chat } failed { $attempts } times: { $error }
notice-push-unsure = ⚠️ The weekly report { $period } may have been sent, but no confirmation came back. It was not sent again, so that you do not get it twice; if it is missing, tap below.
notice-push-again = Send it again
push-settled = This one has been dealt with already.
push-put = { $count } weekly reports are queued; the running service sends them.
push-again = Sure, sending it again.

demo-database = Opening the database…
demo-making = Making up a shop: about 20,000 orders over the last six months…
demo-importing = Importing its orders, the same way as a real file…
demo-scoring = Computing the customer classes…
demo-starting = Starting the chat…
demo-ready = Ready in { $seconds } s. Open { $url } in a browser; Ctrl+C ends it.

fault-port = Port { $port } is in use. Stop the program that holds it, or set PORT to another one.
fault-database = The database cannot be reached ({ $reason }). Check DATABASE_URL; without it the embedded database is used.
fault-file = { $path } cannot be read or written ({ $reason }). Check the path and the permissions.
