# Strategy: every line carries the figure that it rests on
strategy-title-summary = Strategy: do these first
strategy-title-who = Strategy: for whom
strategy-title-when = Strategy: when
strategy-title-where = Strategy: where, what and how to sell
strategy-title-withheld = Strategy: what is not advised
strategy-button-summary = Summary
strategy-button-who = Who
strategy-button-when = When
strategy-button-where = Where & what
strategy-button-withheld = Not advised
strategy-none-summary = The data do not support any advice yet.
strategy-none-who = The data do not say yet what to do for whom.
strategy-none-when = No time is busier than the rest beyond chance: there is nothing to arrange by the clock. See “Not advised”.
strategy-none-where = The data do not say yet where, what or how to sell.
strategy-none-withheld = The data support every claim that was checked.
strategy-line-advice-long = { $headline } ({ $certainty })
    { $detail }
strategy-line-advice-short = { $headline } ({ $figure } { $label }; { $certainty })
strategy-line-withheld-short = { $headline } ({ $figure } { $label })
strategy-line-withheld-long = { $headline }. { $detail }
strategy-withheld-count = { $count ->
    [one] One common piece of advice is left out because the data do not support it: see “Not advised”.
   *[other] { $count } common pieces of advice are left out because the data do not support them: see “Not advised”.
}
strategy-set-aside = { $count ->
    [one] One event day (more than 5 times the orders of the days around it) is left out.
   *[other] { $count } event days (more than 5 times the orders of the days around them) are left out.
}
strategy-closed = { $count ->
    [one] One day without orders counts as closed.
   *[other] { $count } days without orders count as closed.
}
strategy-missing-customer = The orders name no customers, so there is no advice on whom.
strategy-missing-classes = Customer classes are not computed yet: send /rfm for advice by class.
strategy-missing-place = The orders name no province or country, so there is nothing on where.
strategy-missing-product = The file has no order lines, so there is nothing on what to sell.

strategy-tone-strong = Supported by the data
strategy-tone-weak = Try it small first
strategy-tone-withheld = Not supported by the data
strategy-certainty-strong = well supported
strategy-certainty-untried = untested, try small
strategy-certainty-sample = few cases
strategy-certainty-one_period = seen in one period only
strategy-certainty-withheld = not advised

strategy-tier = { $tier }
strategy-group = “{ $group }”
strategy-days = { $days } days
strategy-hours = { $from }:00–{ $to }:00
strategy-month-days = day { $days } of the month
strategy-weekday-1 = Monday
strategy-weekday-2 = Tuesday
strategy-weekday-3 = Wednesday
strategy-weekday-4 = Thursday
strategy-weekday-5 = Friday
strategy-weekday-6 = Saturday
strategy-weekday-7 = Sunday
strategy-third-early = days 1–10
strategy-third-middle = days 11–20
strategy-third-late = days 21–31

strategy-figure-share_sales = of all sales
strategy-figure-share_customers = of customers
strategy-figure-returned = buy again
strategy-figure-sales = spent so far
strategy-figure-busy_orders = of orders
strategy-figure-more = on the average
strategy-figure-chance = by chance alone
strategy-figure-event_share = from one day
strategy-figure-above = months above
strategy-figure-months = full months
strategy-figure-years = years
strategy-figure-blocks = stretches to compare
strategy-figure-followed = followed at most
strategy-figure-customers = customers
strategy-figure-threshold = threshold
strategy-figure-near = come near
strategy-figure-orders = orders
strategy-figure-place_sales = of sales
strategy-figure-main_count = places
strategy-figure-share_now = of orders now
strategy-figure-compared = compared
strategy-figure-ahead = against the shop
strategy-figure-return_rate = returned
strategy-figure-several = two items or more
strategy-figure-unused_worst = coupons unused
strategy-figure-orders_each = orders per shop

strategy-keep_best = Look after your best: { $group }
strategy-keep_best-why = { $customers } customers, { $share_customers } of all, bring { $share_sales } of sales. Offer first pick and fast delivery, not discounts.
strategy-contact_best = Look after your best ({ $group }); contact { $silent } of them now
strategy-contact_best-why = { $customers } customers, { $share_customers } of all, bring { $share_sales } of sales. { $silent } of them have been silent for over { $usual } (nine returns in ten come sooner); they spent { $silent_sales }.
strategy-second_order = Win the second order within { $half }
strategy-second_order-why = { $customers } customers ({ $share_customers }) have no second purchase yet. { $returned } make one within { $within } (95% interval { $lower }–{ $upper }), half of them within { $half }: get in touch before that.
strategy-win_back = Try to win back { $group }; leave half alone to compare
strategy-win_back-why = { $customers } customers, silent { $mean_silence } on average, spent { $sales } ({ $share_sales }). After { $silent } of silence { $returning } return within { $within } by themselves: at an average order of { $average_order } that is { $expected } at most. Only the comparison shows what contacting them adds.
strategy-save_effort = Spend nothing extra on { $group }
strategy-save_effort-why = { $customers } customers, { $share_customers } of all, bring { $share_sales } of sales. Telling them about the big sales is enough.

strategy-busy_hour = Staff the desk and send pushes at { $busy }
strategy-busy_hour-why = These hours take { $busy_orders } of orders. The busiest, { $best }, has { $mean } a day against { $average } on average, and was above in { $above } of { $months } months.
strategy-busy_weekday = Put campaigns and staff on { $busy }
strategy-busy_weekday-why = { $best }: { $mean } orders a day against { $average } in the same weeks ({ $more }), in { $above } of { $months } months; chance alone would do that { $chance } of the time.
strategy-busy_third = Put campaigns and stock on { $busy } of the month
strategy-busy_third-why = { $best }: { $mean } orders a day against { $average } in the same months ({ $more }), in { $above } of { $months } months; chance alone would do that { $chance } of the time.
strategy-busy_month_day = Be ready on { $busy }
strategy-busy_month_day-why = { $best }: { $mean } orders a day against { $average } in the same months ({ $more }), in { $above } of { $months } months; chance alone would do that { $chance } of the time.
strategy-paydays = Put campaigns on paydays ({ $best })
strategy-paydays-why = Paydays bring { $mean } orders, other days { $average } ({ $more }), in { $above } of { $months } months; chance alone would do that { $chance } of the time.
strategy-season = Stock up and advertise before the season
strategy-season-why = The same month was best in { $years } years ({ $best }): { $more } orders a day against the year.

strategy-threshold = Try { $threshold } as threshold for discounts or free postage
strategy-threshold-why = Half of the orders are below { $median }; { $near } lie between { $median } and { $threshold }, at most { $gap } short; { $above } reach it anyway. Try a month and watch the average order.

strategy-main_places = Advertise and stock for { $main } first
strategy-main_places-why = { $main_count } of { $places } places: { $place_sales } of sales.
strategy-places_faster = Try more advertising in { $moving }
strategy-places_faster-why = Since { $now_from } the share of { $first } in orders rose from { $share_before } to { $share_now } ({ $before } → { $now } orders), beyond chance. One comparison only: it may be a campaign.
strategy-places_slower = Find out why { $moving } slowed down
strategy-places_slower-why = Since { $now_from } the share of { $first } in orders fell from { $share_before } to { $share_now } ({ $before } → { $now } orders), beyond chance. One comparison only: look at delivery and rivals.
strategy-categories_develop = Stock and push more of { $named }
strategy-categories_develop-why = Sales of { $first } grew { $ahead } against the shop (95% interval { $low } to { $high }); these make { $category_sales }. Two halves only: it may be the season.
strategy-categories_improve = Clear or improve { $named }
strategy-categories_improve-why = Sales of { $first } moved { $ahead } against the shop (95% interval { $low } to { $high }); these make { $category_sales }. Two halves only: it may be the season.
strategy-categories_returns = Find out why { $named } comes back
strategy-categories_returns-why = { $return_rate } of the sales of { $first } are returned, at least twice the shop's rate; these make { $category_sales }.
strategy-bundles = Try bundles of two or more
strategy-bundles-why = { $several } of orders have two items or more anyway (exactly two: { $two }), { $mean_items } on average; most people still buy one. Try one bundle and watch items and margin.
strategy-coupon_levels = Give coupons to { $best } customers first, fewer to { $worst } ones
strategy-coupon_levels-why = Coupons left unused: { $unused_worst } ({ $worst_low }–{ $worst_high }) by { $worst } customers, { $unused_best } ({ $best_low }–{ $best_high }) by { $best } ones; the same among those with one order ({ $single_worst } and { $single_best }).

strategy-level-low = low-spending
strategy-level-middle = medium-spending
strategy-level-high = high-spending

strategy-claim-main_places = Concentrate on a few places
strategy-claim-places_faster = Spend more where growth is fastest
strategy-claim-places_slower = Rescue places that slow down
strategy-claim-categories_develop = Develop a category
strategy-claim-categories_improve = Improve a category
strategy-claim-bundles = Bundles of two or more
strategy-claim-coupon_levels = Coupons by level of spending
strategy-claim-shops = Rank the shops
strategy-claim-keep_best = Look after the best customers only
strategy-claim-second_order = When to ask for a second order
strategy-claim-win_back = Win back lapsing customers who paid much
strategy-claim-save_effort = Save effort on small lapsed customers
strategy-claim-busy_hour = Arrange by the hour
strategy-claim-busy_weekday = A fixed weekday for campaigns
strategy-claim-busy_third = A fixed part of the month for campaigns
strategy-claim-busy_month_day = A fixed day of the month for campaigns
strategy-claim-paydays = Campaigns on paydays (10th, 15th, 25th)
strategy-claim-season = Stock up for a season
strategy-claim-threshold = A threshold for discounts or free postage

strategy-reason-short = Only { $blocks } stretches to compare; { $needed } are needed.
strategy-reason-single_day = Most orders fall on { $leader }, but { $event_share } of them came on { $event } alone. Without { $events } event days, highest is { $best } with { $mean } a day against { $average }; chance alone does that { $chance } of the time.
strategy-reason-chance = Highest is { $best } with { $mean } a day against { $average }; chance alone does that { $chance } of the time.
strategy-reason-months = Highest is { $best } with { $mean } a day against { $average }, but only in { $above } of { $months } months.
strategy-reason-below = { $mean } orders a day on these days, { $average } on others: not more (more in { $above } of { $months } months).
strategy-reason-one_year = Only { $months } full months; it takes { $needed } to tell a season from growth.
strategy-reason-differs = The best month differs from year to year: { $best }.
strategy-reason-not_concentrated = They are { $share_customers } of customers with { $share_sales } of sales: the money is not with them alone.
strategy-reason-followed_short = The first purchases were followed for { $followed } at most; { $needed } are needed.
strategy-reason-none_returned = None of { $customers } customers has bought on another day within { $within }.
strategy-reason-return_unknown = { $customers } customers, silent for { $mean_silence } on average, spent { $sales }; too few were followed after such a silence to tell how many return.
strategy-reason-not_less = They are { $share_customers } of customers with { $share_sales } of sales: hardly less than others.
strategy-reason-few_orders = { $orders } orders are too few for stable quantiles.
strategy-reason-few_near = Half of the orders reach { $median }, the next round sum is { $threshold }; only { $near } lie between and { $above } reach it anyway.
strategy-reason-spread = It takes { $main_count } of { $places } places to bring { $place_sales } of sales: not concentrated.
strategy-reason-alike = Of { $compared } compared, none moved beyond chance.
strategy-reason-few_several = Only { $several } of orders have two items or more.
strategy-reason-most_several = { $several } of orders have two items or more anyway: a bundle changes nothing.
strategy-reason-overlap = Unused: { $unused_worst } ({ $worst_low }–{ $worst_high }) by { $worst }, { $unused_best } ({ $best_low }–{ $best_high }) by { $best } customers: the intervals overlap.
strategy-reason-by_orders = In all, { $worst } customers leave { $unused_worst } unused, { $best } ones { $unused_best }; but with one order it is { $single_worst } and { $single_best }: the number of orders differs, not the level.
strategy-reason-no_singles = { $worst } customers leave { $unused_worst } unused, { $best } ones { $unused_best }; with no customers of one order, level and number of orders cannot be told apart.
strategy-reason-thin_shops = { $shops } shops have { $orders_each } orders each on average, fewer than { $needed }: differences are mostly chance.
