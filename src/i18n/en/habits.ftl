# Buying habits
habits-title-all = Buying habits
habits-title-quantity = Buying habits: items per order
habits-title-frequency = Buying habits: orders per customer
habits-title-band = Buying habits: time of day
habits-title-third = Buying habits: time of the month
habits-button-all = Overview
habits-button-quantity = Items
habits-button-frequency = Frequency
habits-button-band = Time of day
habits-button-third = Time of month
habits-panel-quantity = Items (share of orders)
habits-panel-frequency = Orders (share of customers)
habits-panel-band = Time of day (share of orders)
habits-panel-third = Time of month (share of orders)
habits-measure-quantity = Share of orders, number of orders
habits-measure-frequency = Share of customers, number of customers
habits-measure-band = Share of orders, orders; pale: without event days
habits-measure-third = Share of orders, orders; pale: without event days
habits-items = { $count ->
    [one] { $range } item
   *[other] { $range } items
  }
habits-orders = { $count ->
    [one] { $range } order
   *[other] { $range } orders
  }
habits-note = { $orders }
habits-without-events = without events
habits-part-night = night 0–5
habits-part-morning = morning 6–11
habits-part-afternoon = afternoon 12–17
habits-part-evening = evening 18–23
habits-part-early = early, 1–10
habits-part-middle = middle, 11–20
habits-part-late = late, from 21
habits-reading-quantity = { $share } of orders have a single item; the average is { $mean } items, the median { $median }.
habits-reading-frequency = { $share } of the customers bought twice or more ({ $repeated } of { $customers }).
habits-reading-shops = Repeat at one shop: { $share } ({ $repeated } of { $pairs } customer–shop pairs).
habits-reading-band = Time of day: mostly { $part }, { $orders } orders, { $share }.
habits-reading-third = Time of the month: mostly { $part }, { $orders } orders, { $share }.
habits-no-customers = The orders do not name their customers, so nothing is known of how often they buy.
habits-events = { $count ->
    [one] Careful: a single day looks
   *[other] Careful: { $count } single days look
  } like an event (the largest is { $day } with { $orders } orders) and { $count ->
    [one] makes
   *[other] make
  } { $share } of all orders.
habits-events-same = Without those days, { $part } has { $usual } (with them { $share }).
habits-events-other = Without those days, “{ $part }” has only { $usual } (with them { $share }) and “{ $other }” is ahead with { $otherShare }: it is not a habit.
