# Ways to look at what customers are worth: scores, tiers, clusters, moves, concentration
segments-view-classes = Classes
segments-view-scores = Scores
segments-view-tiers = Tiers
segments-view-clusters = Clusters
segments-view-flow = Moves
segments-view-top = Top spenders
segments-back-classes = ← All classes
segments-back-tiers = ← All tiers
segments-back-clusters = ← All clusters
segments-figures = { $days } days ago, { $orders } orders, { $amount }
segments-mean = Each, on average: { $figures }

# Scores
scores-title = Scores: R, F and M from 1 to 5
scores-column-score = Score
scores-best = 555 (full marks, the best): { $customers } customers ({ $share }) who spent { $amount }, { $sales } of it all.
scores-best-none = No customer has 555 (full marks).
scores-rule = Five equal parts by rank; 5 is best, for R the most recent. Equal customers share their average rank, and so the score.
scores-axis-r = R score (recent to the right)
scores-axis-f = F score (frequent above)
scores-legend = In each cell: customers, amount spent so far
scores-sums = Customers by the sum of their scores (3–15)

# Tiers
tier-1 = Champions
tier-2 = Loyal
tier-3 = Potential
tier-4 = Ordinary
tier-5 = Lapsed
tier-1-what = The tier with the highest value per customer when the tiers were made.
tier-2-what = Second in value per customer when the tiers were made.
tier-3-what = In the middle by value per customer when the tiers were made.
tier-4-what = Second lowest in value per customer when the tiers were made.
tier-5-what = The tier with the lowest value per customer when the tiers were made.
tier-rise-short = growing benefits to lift them a tier.
tier-rise-plan = Show them the next step: how many more orders, and what they get for it.
    Remind them at their own pace of restocks and what goes together; not every time with a coupon.
    Count each month how many rise to the tier above and how many slip.
tier-customers = { $tier } customers
tiers-title = Five customer tiers
tiers-column = Tier
tiers-best = Champions and Loyal are { $share } of the customers and bring { $sales } of the spending.
tiers-plan = { $tier }: { $plan }
tiers-once = { $share } of the customers have bought once, so recency and amount make the tiers here; the names rank value and say nothing more.
tiers-pinned = Pinned: fitted to the { $customers } customers of { $day } and kept, so that the tiers mean the same from run to run; only /rfm refit makes new ones.
tiers-pinned-sample = Pinned: fitted to a sample of { $sample } of the { $customers } customers of { $day } and kept; only /rfm refit makes new ones.

no-tiers-few-customers = There are only { $customers } customers; below { $least } no tiers are made, for a tier of a few people says nothing.
no-tiers-few-different = The customers have only { $different } different values of R, F and M, too few for { $least } tiers.
no-tiers-earlier = The last computation has no tiers yet; compute once more and they are there.

# Clusters
clusters-title = Customer clusters: { $count }
clusters-column = Cluster
cluster-name = { $number } { $level }
cluster-customers = Cluster { $cluster }
segments-pattern = Pattern { $pattern }; typical customer: { $figures }.
clusters-plan = { $cluster } ({ $pattern }): { $plan }
clusters-tried = { $count }: { $silhouette }
clusters-choice = The number of clusters is the one that separates best (mean silhouette: { $tried }).{ " " }
clusters-choice-sample = The number of clusters is the one that separates best (mean silhouette of a sample of { $sample }: { $tried }).{ " " }
clusters-signs = + is better and − worse than the mean by a quarter of a standard deviation, doubled from a whole one; R+ is more recent.
clusters-pinned = Pinned: fitted to the { $customers } customers of { $day }; only /rfm refit makes new ones.
clusters-pinned-sample = Pinned: fitted to a sample of { $sample } of the { $customers } customers of { $day }; only /rfm refit makes new ones.
clusters-scalper = ❗ Cluster { $cluster } may be resellers: few people, orders and amounts far above all others. Check before you give discounts.
clusters-scalper-flag = perhaps resellers
clusters-scalper-what = ❗ Perhaps resellers: few people, with orders and amounts two standard deviations above the mean. They may be wholesale customers: check first.

level-keep = Keep close
level-develop = Develop
level-ordinary = Ordinary
level-low = Low value

level-keep-short = many orders, high spend: do not lose them.
level-develop-short = bought recently, can buy more: win the next order.
level-ordinary-short = spent before, not lately: remind at low cost.
level-low-short = keep it simple, big sales only.

level-keep-what = Orders and amount well above the mean: the ones to keep.
level-develop-what = Bought recently, but orders or amount are not high yet: the best place for effort.
level-ordinary-what = Amount near the mean or above, but neither recent nor frequent.
level-low-what = Spend less than the mean: special effort rarely pays.

level-keep-plan = A named contact, privileges rather than discounts.
    Call when their usual gap has passed, before they are gone.
    Where orders are very many, check for reselling before you give discounts.
level-develop-plan = Suggest what goes with the last order within four weeks, with a small coupon that expires.
    Raise the number of orders: points, a benefit after so many.
    Count each month how many reach Keep close.
level-ordinary-plan = Begin with the biggest spenders and a good reason to return.
    Try a small batch, leave a tenth without a coupon, then go wider.
    After two attempts without an answer, write less often.
level-low-plan = Nothing special: text and push only.
    Tell them about the big sales; stop when nothing comes back.
    Put the saved budget into the first two levels.

no-clusters-few-customers = There are only { $customers } customers; below { $least } no clusters are made, for a cluster of a few people says nothing.
no-clusters-few-different = The customers have only { $different } different values of R, F and M, too few for { $least } clusters.
no-clusters-earlier = The last computation has no clusters yet; compute once more and they are there.

# Concentration
top-title = Where the money comes from
top-column = Best
top-share = Top { $share }
top-bar = { $share } ({ $customers })
top-measure = Share of all spending
top-half = Half of the spending comes from { $customers } customers ({ $share }).
top-nothing = No customer has paid anything, so there is nothing to share.

# Moves
flow-title-none = Moves of customers
flow-title-class = Moves of customers: { $before } → { $after }
flow-title-tier = Moves between tiers: { $before } → { $after }
flow-up = Up
flow-down = Down
flow-sideways = Across
flow-stayed = Stayed
flow-joined = New
flow-gone = No longer counted
flow-legend-up = up
flow-legend-down = down
flow-legend-sideways = across
flow-legend-stayed = stayed
flow-legend-joined = new
flow-legend-gone = gone
flow-node-joined = New
flow-node-gone = Gone
flow-largest = The largest moves:
flow-move = { $from } → { $to }: { $customers } customers, { $amount }
flow-nobody = All customers who were here are where they were.
flow-rule-class = Up: more of R, F, M are better than the mean; down: fewer; across: as many. The means move with the data.
flow-rule-tier = Up is towards Champions, down towards Lapsed.
flow-refitted = The tiers were made anew in between, so some moves come from that and not from the customers.
flow-alone = There is only the computation of { $day }, and nothing to compare it with. The next import brings one; or send /rfm with an earlier day (such as /rfm 2022-06-01), then /rfm.
flow-button-class = By class
flow-button-tier = By tier
flow-button-list = List of moves
flow-button-day = With { $day }
flow-button-day-orders = With { $day } ({ $orders } orders)

# Dividing anew
refit-button = Make new tiers
refit-started = Making new tiers and clusters for { $source }…
refit-title = New tiers and clusters
refit-tiers-same = The tiers are as they were: the same data give the same tiers.
refit-tiers-changed = Tiers: { $changed } of { $customers } customers ({ $share }) are in another one.
refit-tiers-table = Rows are the old tiers, columns the new ones (customers):
refit-tiers-centres = The typical customer of each tier, before → now:
refit-centre = { $tier }: { $before } → { $after }
refit-clusters-same = The clusters are as they were.
refit-clusters-changed = Clusters: { $before } before, { $after } now; { $changed } customers ({ $share }) have another level.
refit-clusters-move = { $from } → { $to }: { $customers }
refit-none = This shop cannot be divided into tiers or clusters now; the tiers’ page says why.
refit-corner = old \ new

job-step-fitting = Making tiers
