# Customer classes
rfm-class-111 = Key: value
rfm-class-101 = Key: develop
rfm-class-011 = Key: keep
rfm-class-001 = Key: win back
rfm-class-110 = Basic: value
rfm-class-100 = Basic: develop
rfm-class-010 = Basic: keep
rfm-class-000 = Basic: win back
rfm-class-customers = { $class }

rfm-class-111-what = Bought recently, buy often, spend much: the best customers of the shop.
rfm-class-101-what = Bought recently and spent much, but seldom: they have the money, not yet the habit.
rfm-class-011-what = Buy often and spend much, but have stayed away for a while: the ones not to lose.
rfm-class-001-what = Spent much in one or two orders, and long ago.
rfm-class-110-what = Bought recently and buy often, but spend little: loyal, with small baskets.
rfm-class-100-what = Bought recently, once or so, and little: mostly new customers.
rfm-class-010-what = Used to buy often, spent little, have stayed away.
rfm-class-000-what = Long ago, seldom and little: often the largest group, and worth the least.

rfm-class-111-plan = Give privileges rather than discounts: first pick of new goods, quick dispatch, a named contact. They buy anyway.
    Ask for reviews and referrals, and reward both sides.
    When their usual gap has passed, say hello before they are gone.
rfm-class-101-plan = Win the next order: suggest what goes with the last one within four weeks, with a small coupon that expires.
    Look at what they bought first; gifts and one-off needs are not worth chasing.
    Offer benefits that grow with each order, so that big spenders become regulars.
rfm-class-011-plan = Ask why: out of stock, poor service, another shop? Have a person call the biggest spenders.
    Give a reason to return: restocks, the new season. The coupon may be larger than usual, but short-lived and for them only.
    Leave a random tenth without it and compare after a month, or you will not know if it worked.
rfm-class-001-plan = Start with the biggest spenders and one sincere offer; try a small batch before going wide.
    Talk about what they bought, not about everything you sell.
    If one attempt brings no answer, write less often and save the budget.
rfm-class-110-plan = Raise the basket: bundles, add-ons, a free-shipping line a little above their usual order.
    No coupon is needed to bring them in; they come already.
    Count postage and packing: many small orders do not always pay.
rfm-class-100-plan = The second order decides: a coupon with a low threshold that ends in two weeks.
    Get the first order right: quick dispatch, answers the same day.
    See how many return within a month before spending more.
rfm-class-010-plan = Remind them cheaply, by text or push, with restocks and the new season.
    No large coupons; once they return, treat them as the class they are in then.
    Check whether the goods they used to buy are still on sale.
rfm-class-000-plan = Spend nothing special; tell them about the big sales with everybody else.
    After two campaigns without an answer, stop writing.
    Put the saved budget into Key: keep and Key: win back.

rfm-class-111-short = privileges and first pick, few discounts.
rfm-class-101-short = spend well, seldom: win the next order.
rfm-class-011-short = frequent, spend well, drifting: call them.
rfm-class-001-short = spent well, long ago: win the biggest back.
rfm-class-110-short = frequent and small: raise the basket.
rfm-class-100-short = recent and small: win the second order.
rfm-class-010-short = frequent once, small: remind cheaply.
rfm-class-000-short = big sales only; stop when silent.

rfm-title = Customer classes
rfm-column-class = Class
rfm-column-customers = Cust.
rfm-column-share = Share
rfm-column-sales = Spend
rfm-reading-most = Largest: { $class }, { $customers } customers ({ $share }) with { $sales } of the spending.
rfm-reading-money = Most money: { $class }, { $share } of the customers with { $sales } of the spending.
rfm-reading-best = { $customers } Key: value customers ({ $share }) spent { $mean } each, { $times } times the average.
rfm-reading-lapsing = Key: keep and Key: win back: { $customers } customers who spent { $amount }. Win these back first.
rfm-lines = Dividing means: { $recency } days, { $frequency } orders, { $monetary }; better than the mean counts 1.
rfm-few =
    { $customers ->
        [one] There is one customer only, and the averages are that customer's own: the classes say nothing yet.
       *[other] There are { $customers } customers only, and the averages rest on these few: the classes say no more than who of them is above the others.
    }
rfm-collapsed = { $dimension } has only the { $count } scores { $scores }: equal customers share one and are not split.
rfm-collapsed-one = { $dimension } has only the score { $scores }: all customers are equal in it.
rfm-and = { " and " }
rfm-reference = Reference day { $day }
rfm-dimension-recency = R
rfm-dimension-frequency = F
rfm-dimension-monetary = M
rfm-picture-subtitle = { $customers } customers · reference day { $day }
rfm-column-customers-long = Customers
rfm-column-sales-long = Amount spent so far

rfm-class-empty = Nobody is in this class now.
rfm-plan-heading = What to do
rfm-top-heading = Top { $count } by amount
rfm-figure-customers = Customers
rfm-figure-monetary = Amount spent
rfm-figure-mean-recency = Days since last order, mean
rfm-figure-mean-frequency = Orders each, mean
rfm-figure-mean-monetary = Amount each, mean
rfm-with-share = { $value } ({ $share } of all)
rfm-days = { $days }
rfm-column-name = Customer
rfm-column-monetary = Amount
rfm-column-orders = Orders
rfm-column-last = Last
rfm-top-measure = Amount spent so far
rfm-button-csv = Download list ({ $count })

rfm-done-title = Customer classes are ready
rfm-done-text = { $source }: { $customers } customers, { $orders } orders, reference day { $day }.
rfm-done-means = On average { $recency } days since the last order, { $frequency } orders and { $monetary } each.
rfm-done-unchanged = Nothing has changed in { $source }; the earlier result stands (reference day { $day }, { $customers } customers).
rfm-done-button = See the classes
