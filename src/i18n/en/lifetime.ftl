# Expected value of customers
lifetime-title = Expected value of customers
lifetime-none = Not computed yet. A manager can send /rfm; it is computed along with the classes.
lifetime-fitted-at = model of { $day }, fitted on { $fitted } customers
lifetime-button-totals = Totals
lifetime-button-top = Best
lifetime-button-map = Active
lifetime-button-check = Check
lifetime-button-list = Download list ({ $count })
lifetime-button-list-first = Download list (first { $count })

lifetime-next = Next { $days } days
lifetime-orders = about { $orders } orders (±{ $margin })
lifetime-orders-value = about { $orders } orders (±{ $margin }), { $value }
lifetime-customers = Customers
lifetime-repeat = Bought on two days or more
lifetime-repeat-active = { $customers } customers, { $active } ({ $share }) probably active
lifetime-repeat-share = { $customers } ({ $share })
lifetime-repeat-days = Days with orders after the first
lifetime-once = Bought on one day only
lifetime-once-expected = { $customers } customers, { $each } orders each in the next year
lifetime-once-means = Orders of one day count as one; ± is the model’s own 95% error. Probably active: a probability above 50%. The model cannot tell which one-day customers have left, so none of them is counted as active; look at their expected orders.
lifetime-check-low = Check: from the data up to { $cutoff } alone, { $predicted } orders were predicted for the next { $days } days and { $actual } came: { $off } too few. Allow for as much in the totals above.
lifetime-check-high = Check: from the data up to { $cutoff } alone, { $predicted } orders were predicted for the next { $days } days and { $actual } came: { $off } too many. Allow for as much in the totals above.
lifetime-check-agrees = Check: from the data up to { $cutoff } alone, { $predicted } orders were predicted for the next { $days } days and { $actual } came: nearly the same.
lifetime-check-nothing = Check: from the data up to { $cutoff } alone, { $predicted } orders were predicted for the next { $days } days and none came. Do not rely on the totals above.
lifetime-unchecked = The data leave no stretch to check the model on; take the totals as a rough guide.
lifetime-tile-orders = Orders, next { $days } days
lifetime-tile-value = Amount, next { $days } days
lifetime-tile-active = Probably active
lifetime-tenths = { $customers } repeat customers by their probability of being active
lifetime-axis-active = Probability of being active
lifetime-axis-customers = Customers

lifetime-top-title = The { $count } most valuable customers of the next year
lifetime-top-reading = By the amount expected in the next year. A large customer may be here despite a low probability of being active: call those first.
lifetime-column-name = Customer
lifetime-column-value = Amount
lifetime-column-orders = Orders
lifetime-column-active = Active
lifetime-bar-note = { $active } active · { $count ->
    [one] 1 day
   *[other] { $recency } days
  } ago
lifetime-top-measure-value = Amount expected in the next year ({ $currency })
lifetime-top-measure = Orders expected in the next year

lifetime-map-title = Who is still active
lifetime-map-reading = Each cell: the mean probability of being active, and how many customers. Customers of a single day are left out.
lifetime-map-contrast = After { $days } days of silence, customers with { $seldom } are { $seldomActive } likely to be active, those with { $often } only { $oftenActive }: the more often they came, the more silence means.
lifetime-map-rows = Orders so far
lifetime-map-columns = Time since the last order
lifetime-map-cell = Large: mean probability of being active. Small: customers.
lifetime-map-orders = { $range } orders
lifetime-map-days = { $range } d

lifetime-check-title = Check: predicted and actual
lifetime-check-amounts = Amounts: { $predicted } predicted, { $actual } actual.
lifetime-check-worst = Missed by most: customers with { $group } before ({ $customers }), { $predicted } orders predicted, { $actual } actual.
lifetime-check-heading = Orders per customer in the { $days } days after { $cutoff }
lifetime-group = { $name } { $repeats ->
    [one] repeat day
   *[other] repeat days
}
lifetime-legend-predicted = Predicted
lifetime-legend-actual = Actual
lifetime-axis-group = Repeat days before that
lifetime-axis-orders = Orders per customer
lifetime-tile-predicted = Predicted, { $days } days
lifetime-tile-actual = Actual, { $days } days
lifetime-tile-off = Predicted against actual
lifetime-unchecked-too_short = The data are too short to leave four weeks or more for a check.
lifetime-unchecked-one_day = All orders of the first half are of one day, so they cannot foretell the second half.
lifetime-unchecked-few_repeats = The first half has too few repeat customers to fit a model and check it on the second half.
lifetime-unchecked-no_dropout = The first half alone does not show that customers leave, so there is no model to check on the second half.
lifetime-unchecked-unsettled = The first half alone does not settle the parameters, so there is no model to check on the second half.

lifetime-value-few_values = No amounts: only { $customers } repeat customers have paid something; 30 are needed.
lifetime-value-dependent = No amounts: how often customers buy and how much they pay go together (correlation { $correlation }), and the model of amounts needs them apart.
lifetime-value-values_unsettled = No amounts: the { $customers } repeat customers do not settle how much their payments differ.
lifetime-value-heavy_tail = No amounts: a few very large payments leave the mean without meaning ({ $customers } repeat customers).

lifetime-refused-title = Expected value: these data cannot tell yet
lifetime-refused-one_day = All customers were first seen on the last day, so there is no time after it to observe.
lifetime-refused-few_repeats = Only { $repeat } customers bought on two days or more. The model has 4 parameters and needs at least { $fewest }.
lifetime-refused-no_dropout = The data do not show that customers leave: a model in which they may (BG/NBD) explains them no better than one in which nobody does (NBD). The likelihood ratio is { $ratio }; a difference begins at { $bound }. Any probability of being active would be made up, so none is given.
lifetime-refused-unsettled = The parameters are not settled: values ten times apart explain the data almost equally well. A probability of being active would depend on where the search stopped, so none is given.
lifetime-needed-one_day = Needed: orders of some months at least.
lifetime-needed-few_repeats = Needed: orders of a longer time, so that more customers have had the chance to return.
lifetime-needed-no_dropout = Needed: a longer time. Customers must have come a few times and then stayed away for several of their usual gaps before leaving can be told from waiting.
lifetime-needed-unsettled = Needed: a longer time, or more customers who bought on several days.
lifetime-instead = What you can use now: /segments shows who came recently, often and spent much; /cohorts shows how many new customers really returned.
