# 数据里没有的
lacking-title = { $source } 的数据里缺少这项分析要用的列：
lacking-customer = 客户（用户ID、会员号、买家昵称这一类的列）
lacking-merchant = 店铺（商家ID、门店这一类的列）
lacking-coupon_status = 优惠券使用状态（已使用、领了没用、没领）
lacking-place = 地区（省份或国家）
lacking-product = 商品（商品编号、商品名称，一行一件商品）
lacking-returns = 退货（取消单、退款行）
lacking-remedy = 导出订单时带上这些列，再把文件发给我，就能看了。
