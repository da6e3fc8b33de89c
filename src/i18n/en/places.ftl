# Places
places-title-province = Sales by province
places-title-country = Sales by country
places-reading-no-sales = There are no sales to divide in this period.
places-reading-first = Largest: { $place } with { $sales }, { $share } of sales, { $orders } orders.
places-reading-three = The top three of { $places } places bring { $share }.
places-shenzhen = Shenzhen (深圳市) is counted apart from Guangdong (广东省).
places-unknown = { $orders } more orders name no place.
places-nothing-to-compare = The data are too short to see how places change.
places-compared-halves = Changes compare the later half ({ $now }) with the earlier half ({ $before }); orders overall { $orders }.
places-compared-periods = Changes compare with the period of the same length before ({ $before }); orders overall { $orders }.
places-named = { $place } (orders { $change })
places-faster = Doing better than other places, beyond chance: { $places }.
places-slower = Doing worse than other places, beyond chance: { $places }.
places-no-pace = Places changed about as much as the shop as a whole; none stands out.
places-few = { $count ->
    [one] One place has
   *[other] { $count } places have
  } fewer than { $orders } orders in one of the two periods, so no change is shown there.
places-rest = { $count } other places
places-measure = Sales and share
places-measure-change = Sales, share, change (from { $orders } orders in both)
