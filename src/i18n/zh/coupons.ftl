# 优惠券
coupons-title-time = { $unit ->
    [week] 优惠券使用：按周
   *[month] 优惠券使用：按月
  }
coupons-title-level = 优惠券使用：按消费等级
coupons-title-place = 优惠券使用：按地区
coupons-title-merchant = 优惠券使用：按商家
coupons-button-time = 时间
coupons-button-level = 等级
coupons-button-place = 地区
coupons-button-merchant = 商家
coupons-share = { $share }（{ $orders } 单）
coupons-usual = 整体有 { $share } 的订单没用上券（领了没用，或没领）。
coupons-group = { $group } { $share }
coupons-more = 没用券的明显偏多：{ $groups }{ $rest }。
coupons-less = 没用券的明显偏少：{ $groups }{ $rest }。
coupons-rest = 等 { $count } 个
coupons-none-differs = 各组之间的差别都在偶然波动之内，不必当真。
coupons-one-group = 只有一组，没有可比的。
coupons-no-merchant = 没有一个商家发出的券多到可以单独看。
coupons-left-out = { $all } 个商家里有 { $merchants } 个发出的券不到 { $least } 张，比率说明不了什么，没有列（占订单的 { $share }，{ $orders } 单）。
coupons-strip = 全部 { $orders } 单的优惠券状态
coupons-rows = 没用上券的占比（横线是 95% 区间）
coupons-row = { $share } · { $orders } 单
coupons-week = { $day } 那周
