# 多处共用的词
period = 统计期 { $period }
source = 数据源 { $source }
customers = 客户
orders = 订单
sales = 销售额
no-data = 还没有订单。把订单文件（.csv .xlsx）直接发给我就能开始。
