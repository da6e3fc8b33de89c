# Cohorts: who came back after a first purchase
cohorts-button-heat = By first month
cohorts-button-repeat = Repeat rate
cohorts-button-gaps = Gaps
cohorts-button-number = Nth purchase
cohorts-button-all = All customers
cohorts-button-period = By first date
cohorts-button-coupon = By first coupon
cohorts-button-amount = By first amount
cohorts-interval = { $lower }–{ $upper }
cohorts-with-interval = { $share } ({ $interval })
cohorts-definition = A return is a purchase on a later day; “first” means the first in these data.
cohorts-spikes = Returns cluster on { $days }: events rather than a habit.
cohorts-spike = { $day } ({ $returns }, { $share } of all)
cohorts-p = p = { $p }
cohorts-p-small = p < 0.001

cohorts-heat-title = Who came back: by month of first purchase
cohorts-heat-average = In month { $month } after the first purchase, { $share } of customers bought again on average (95% interval { $interval })
cohorts-heat-average-next = month { $month } { $share } ({ $interval })
cohorts-heat-separator = { "; " }
cohorts-heat-end = .
cohorts-heat-short = The data do not yet reach over a whole month, so nothing can be said of who comes back.
cohorts-heat-begun = { $month } is where the data begin and may include older customers; without it month 1 is { $share }.
cohorts-heat-best = Back within { $months ->
    [1] the month after
   *[other] { $months } months
}: { $month } is highest with { $share } ({ $interval }), against { $rest } for the other months together, beyond chance ({ $p }). Promotions in those months could cause the same.
cohorts-heat-alike = Back within { $months ->
    [1] the month after
   *[other] { $months } months
}: { $month } is highest with { $share } ({ $interval }), against { $rest } for the other months together. Chance can do that; do not read anything into it.
cohorts-heat-no-comparison = Fewer than two months have enough customers and enough time behind them to be compared.
cohorts-heat-incomplete = { $month } ends on { $day } in these data: the dashed figures will still grow and are in no average.
cohorts-heat-small = { $count ->
    [one] One month has
   *[other] { $count } months have
} fewer than { $least } first-time customers: a single person changes those shares.
cohorts-heat-latest = The picture has the latest { $count } months only, the mean is of all { $all }; the CSV has everything.
cohorts-heat-row = First month
cohorts-heat-size = Customers
cohorts-heat-columns = Months since the first purchase (“same”: another day of that month)
cohorts-heat-same-month = same
cohorts-heat-mean = Mean
cohorts-heat-scale = Back in that month
cohorts-heat-partial = month not over
cohorts-heat-unknown = white: not yet

cohorts-repeat-title = Repeat rate: how soon a second purchase comes
cohorts-repeat-title-period = Repeat rate by time of first purchase
cohorts-repeat-title-coupon = Repeat rate by coupon use on the first day
cohorts-repeat-title-amount = Repeat rate by amount of the first day
cohorts-repeat-within = Within { $days } days
cohorts-repeat-figure = { $share } ({ $interval }); plain count { $naive }
cohorts-repeat-few = { $figure }; { $followed } still followed
cohorts-repeat-median = Half of the customers buy a second time within { $days } days (95% interval { $interval }).
cohorts-repeat-median-open = Half of the customers buy a second time within { $days } days (95% interval from { $lower } days; its end is not in sight).
cohorts-repeat-no-median = Fewer than half have come back by the end of the data, so how long half of them take is not known yet.
cohorts-repeat-none = No customer has bought again on another day yet.
cohorts-repeat-short = The earliest first purchase is only { $days ->
    [one] one day
   *[other] { $days } days
} before the end of the data: too short for a repeat rate within 30 days.
cohorts-repeat-why = Kaplan–Meier estimate, 95% interval in brackets. Plain counting is too low: it takes the newest customers, who have had no time to return, for lost.
cohorts-repeat-counts = By the end of the data { $returned } of { $customers } customers have come back.
cohorts-repeat-same-day = Another { $count } have several orders, all on one day: that is not a return.
cohorts-repeat-group = { $customers } customers: { $horizons }; { $median }
cohorts-repeat-group-within = { $days } days { $share } ({ $interval })
cohorts-repeat-group-median = half within { $days } days
cohorts-repeat-group-no-median = fewer than half back
cohorts-repeat-differ = The groups differ beyond chance (log-rank test { $p }).
cohorts-repeat-alike = The groups do not differ beyond chance (log-rank test { $p }).
cohorts-repeat-untested = There are no groups that could be compared.
cohorts-repeat-caveat-period = The earliest group may mix in customers from before the data begin.
cohorts-repeat-caveat-coupon = Customers chose for themselves whether to use a coupon: the difference is not the coupon's effect.
cohorts-repeat-caveat-amount = Three groups of about equal size, by the amount of the first day.
cohorts-group-all = All customers
cohorts-group-used = Coupon used
cohorts-group-unused = No coupon used
cohorts-group-unknown = Not known
cohorts-group-low = ≤ { $bound }
cohorts-group-middle = { $from } – { $bound }
cohorts-group-high = > { $bound }
cohorts-group-month = { $period }
cohorts-group-quarter = Q{ $part } { $year }
cohorts-group-half = H{ $part } { $year }
cohorts-group-year = { $year }
cohorts-group-to = up to { $year }
cohorts-axis-days = Days since the first purchase
cohorts-axis-returned = Customers who have come back (pale band: 95% interval)
cohorts-axis-followed = Customers still followed

cohorts-gaps-title = Days between purchases
cohorts-gaps-count = Gaps that ended
cohorts-gaps-count-value = { $ended }; { $open } customers have not bought again since their last purchase
cohorts-gaps-median = Median gap
cohorts-gaps-ninetieth = Nine in ten at most
cohorts-gaps-days = { $days ->
    [one] one day
   *[other] { $days } days
}
cohorts-gaps-none = No customer has bought again on another day yet, so there are no gaps to see.
cohorts-gaps-censored = These are only the gaps that have ended, which are the shorter ones; customers still waiting are not in them.
cohorts-gaps-bound = With those still waiting counted in (Kaplan–Meier), nine in ten of those who return within { $horizon } days do so within { $days }: after { $days } silent days it is time to win a customer back.
cohorts-gaps-no-bound = With those still waiting counted in (Kaplan–Meier), returns are still coming when the data end: there is no number of days yet after which they stop.
cohorts-gaps-chances = Chance of a purchase in the next { $within } days:
cohorts-gaps-chance = just after a purchase: { $share }
cohorts-gaps-chance-silent = after { $silent } silent days: { $share }
cohorts-gaps-regulars = Frequent buyers have more gaps, so the figures are mostly theirs.
cohorts-gaps-axis = Days to the next purchase (bars of { $width } days)
cohorts-gaps-axis-gaps = Gaps
cohorts-gaps-beyond = longer: { $gaps } more
cohorts-gaps-mark-median = median: { $days } days
cohorts-gaps-mark-ninetieth = nine in ten ≤ { $days } days

cohorts-number-title = Who buys again, after how many purchases
cohorts-number-label = After no. { $nth }
cohorts-number-customers = { $customers } customers
cohorts-number-measure = Share who buy again within { $within } days; the line is the 95% interval
cohorts-number-first = After the first purchase, { $share } buy again within { $within } days (95% interval { $interval })
cohorts-number-next = after no. { $nth } { $share } ({ $interval })
cohorts-number-rises = The more often somebody has bought, the likelier the next purchase: the interval after no. { $to } lies entirely above the one after the first.
cohorts-number-unclear = The intervals overlap: it cannot be said that those who bought more often are likelier to come back.
cohorts-number-only = Only the first purchase has enough customers behind it, so there is nothing to compare.
cohorts-number-left = Left out, for too few customers or too little time: { $list }.
cohorts-number-left-one = no. { $nth } ({ $customers })
cohorts-number-short = The data are too short to see what happens in the 30 days after a purchase.
cohorts-number-caveat = Each customer counts once in each bar (Kaplan–Meier estimate). Whoever gets to a high number within these data is a frequent buyer to begin with.
cohorts-number-few = There are fewer than 30 customers behind every number of purchases: any one of them would change the shares, so none is drawn.
