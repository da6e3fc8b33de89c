# Portrait of a customer
portrait-class = { $class } · R{ $r } F{ $f } M{ $m }
portrait-no-class = No class yet: run /rfm first
portrait-level-low = low spender
portrait-level-middle = medium spender
portrait-level-high = high spender
portrait-frequency-frequent = frequent
portrait-frequency-repeated = came back
portrait-frequency-once = bought once
portrait-coupon-often = often uses coupons
portrait-coupon-sometimes = sometimes uses coupons
portrait-coupon-never = has never used a coupon
portrait-band-night = night (0–5)
portrait-band-morning = morning (6–11)
portrait-band-afternoon = afternoon (12–17)
portrait-band-evening = evening (18–23)
portrait-third-early = early in the month (1–10)
portrait-third-middle = mid-month (11–20)
portrait-third-late = late in the month (21 on)
portrait-tag = { $tag } ({ $evidence })
portrait-tag-join = { ", " }
portrait-evidence-mode = { $count } of { $of } orders
portrait-evidence-tied = tied, latest order counts
portrait-evidence-few = few orders
portrait-evidence-level-low = { $total }, up to { $low }
portrait-evidence-level-middle = { $total }, { $low } to { $high }
portrait-evidence-level-high = { $total }, above { $high }
portrait-evidence-terciles = thirds of the shop
portrait-evidence-frequency = { $count ->
    [one] { $orders } order
   *[other] { $orders } orders
  }; frequent from { $from }
portrait-evidence-coupon = used in { $used } of { $of } orders
portrait-evidence-value = { $days ->
    [one] { $recency } day
   *[other] { $recency } days
  } ago, { $count ->
    [one] { $frequency } order
   *[other] { $frequency } orders
  }, { $monetary }
portrait-total = Total spent
portrait-orders = Orders
portrait-average = Average order
portrait-last = Last order
portrait-first = First order
portrait-quantity = Items
portrait-period = { $first } to { $last }
portrait-reading = Has spent more than { $share } of customers; the typical customer has { $count ->
    [1] { $orders } order
   *[other] { $orders } orders
  } and { $total }.
portrait-reading-highest = Nobody has spent more; the typical customer has { $count ->
    [1] { $orders } order
   *[other] { $orders } orders
  } and { $total }.
portrait-reading-lowest = Nobody has spent less; the typical customer has { $count ->
    [1] { $orders } order
   *[other] { $orders } orders
  } and { $total }.
portrait-quarantine-pending = ❗ Suspected of order brushing and in quarantine: these orders are counted nowhere else.
portrait-quarantine-confirmed = ❗ Confirmed order brushing: these orders are counted nowhere else.
portrait-quarantine-released = Was suspected of order brushing and released; the orders count as usual.
portrait-subtitle = { $source } · { $days }
portrait-score-recency = Recency
portrait-score-frequency = Frequency
portrait-score-monetary = Monetary
portrait-group-attribute = Attributes
portrait-group-statistic = Statistics
portrait-group-rule = Habits
portrait-group-value = Value
portrait-timeline = Purchases
portrait-timeline-latest = Purchases (the latest { $count } of { $orders })
portrait-status-used = coupon used
portrait-status-claimed = claimed, not used
portrait-status-unclaimed = not claimed
portrait-comparison = Compared with the typical customer
portrait-comparison-customer = this customer
portrait-comparison-shop = typical (median)
portrait-comparison-orders = Orders
portrait-comparison-total = Total spent
portrait-comparison-average = Average order
portrait-empty = No orders
portrait-button-random = Random customer
portrait-button-class = Class { $class }
portrait-name-several = Several customers are called “{ $name }”. Which one?
portrait-name-nearest = Nobody is called “{ $name }”. Did you mean:
portrait-name-none = Nobody is called “{ $name }”, and no name comes near.
portrait-suggestion = { $name } ({ $count ->
    [one] 1 order
   *[other] { $orders } orders
  })
portrait-suggestion-elsewhere = { $name } ({ $source }, { $count ->
    [one] 1 order
   *[other] { $orders } orders
  })
portrait-tags = { $group }: { $tags }
portrait-group-interest = Interests
portrait-group-model = Outlook
portrait-member = here for { $days } days
portrait-member-day = came on one day
portrait-evidence-member = { $first } to { $last }
portrait-evidence-member-day = { $first }
portrait-other-places = also sent to
portrait-place-count = { $place } ×{ $count }
portrait-places-more = { $count } more
portrait-returns = has returned goods
portrait-evidence-returns = { $lines ->
    [one] { $lines } line
   *[other] { $lines } lines
  }, { $amount }
portrait-evidence-returns-share = { $share } of spending
portrait-evidence-interest = in { $count } of { $of } orders, { $amount }
portrait-active = probably still active
portrait-unsure = may or may not return
portrait-gone = has probably left
portrait-evidence-active = { $share } active
portrait-evidence-model = model of { $day }
portrait-evidence-checked = in its check { $share } of actual orders
portrait-evidence-unchecked = the model could not be checked
portrait-expected = { $days } days: about { $orders } orders
portrait-expected-value = { $days } days: about { $orders } orders, { $value }
portrait-no-expectation = No outlook: this shop's data do not support the model yet; see /lifetime for the reason.
portrait-tier = Tier: { $tier }
portrait-evidence-tier = typical: { $days ->
    [one] { $recency } day
   *[other] { $recency } days
  } ago, { $frequency } orders, { $monetary }
portrait-cluster = Cluster { $cluster }: { $level }
