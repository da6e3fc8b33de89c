# Coupons
coupons-title-time = { $unit ->
    [week] Coupons by week
   *[month] Coupons by month
  }
coupons-title-level = Coupons by spending level
coupons-title-place = Coupons by place
coupons-title-merchant = Coupons by merchant
coupons-button-time = Time
coupons-button-level = Level
coupons-button-place = Place
coupons-button-merchant = Merchant
coupons-share = { $share } ({ $orders } orders)
coupons-usual = Overall, { $share } of orders went without a coupon (claimed but not used, or not claimed).
coupons-group = { $group } { $share }
coupons-more = Clearly more went without: { $groups }{ $rest }.
coupons-less = Clearly fewer went without: { $groups }{ $rest }.
coupons-rest = {" "}({ $count } in all)
coupons-none-differs = The differences between the groups are no larger than chance makes them.
coupons-one-group = There is only one group, so nothing to compare.
coupons-no-merchant = No merchant issued enough coupons to be looked at alone.
coupons-left-out = { $merchants } of { $all } merchants issued fewer than { $least } coupons; their rates say nothing and are left out ({ $share } of the orders, { $orders }).
coupons-strip = Coupons of all { $orders } orders
coupons-rows = Without a coupon (line: 95% interval)
coupons-row = { $share } · { $count ->
    [one] { $orders } order
   *[other] { $orders } orders
  }
coupons-week = week of { $day }
