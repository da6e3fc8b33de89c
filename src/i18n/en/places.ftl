# Places
places-title-province = Sales by province
places-title-country = Sales by country
places-reading-no-sales = There are no sales to divide in this period.
places-reading-first = Most: { $place } with { $sales }, { $share } of sales, { $orders } orders.
places-reading-three = The top three of { $places } places make { $share }.
places-shenzhen = Shenzhen (深圳市) stands apart from Guangdong (广东省).
places-unknown = { $orders } more orders name no place.
places-nothing-to-compare = The data are too short to see how places change.
places-compared-halves = Changes compare the later half ({ $now }) with the earlier ({ $before }); all orders { $orders }.
places-compared-periods = Changes are on the period of the same length before ({ $before }); all orders { $orders }.
places-named = { $place } (orders { $change })
places-faster = Better than the other places beyond chance: { $places }.
places-slower = Worse than the other places beyond chance: { $places }.
places-no-pace = No place can be told apart from the shop as a whole.
places-few = { $count ->
    [one] One place has
   *[other] { $count } places have
  } under { $orders } orders in one of the two: no change is shown there.
places-rest = { $count } other places
places-measure = Sales and share
places-measure-change = Sales, share, change (from { $orders } orders in both)
