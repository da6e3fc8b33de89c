# 概览与趋势
facts-source = 数据源 { $source }
facts-complete = 数据完整度 { $share }（读入 { $read } 行，保留 { $kept } 行）
facts-complete-short = 数据完整度 { $share }
facts-quarantined = 另有 { $orders } 单因疑似刷单被隔离，未计入
facts-until = 截至 { $day }
picture-empty = 没有可画的数据

figure-orders = 订单
figure-sales = 销售额
figure-buyers = 购买客户
figure-average-order = 笔单价
figure-repeat = 复购客户占比
figure-shop-pairs = 同店复购
figure-coupons = 优惠券
with-change = { $value }（{ $change }）

overview-title = 经营概览
overview-title-days = 经营概览：最近 { $days } 天
overview-repeat = { $share }（{ $repeated } / { $buyers } 人买过两单以上）
overview-shop-pairs = { $share }（{ $repeated } / { $pairs } 对客户与店铺）
overview-coupons = 已使用 { $used }，领了没用 { $claimed }，没领 { $unclaimed }
overview-reading-period = 括号里是和前 { $days } 天（{ $period }）相比的变化。
overview-reading-recent = 最近 { $days } 天销售额 { $amount }，比前 { $days } 天 { $sales }；订单 { $orders }，笔单价 { $average }。
overview-driver-orders = 变化主要来自订单数，笔单价变动较小。
overview-driver-average = 变化主要来自笔单价，订单数变动较小。
overview-best-month = 销售额最高的月份是 { $bucket }：{ $sales }，占整段的 { $share }。
overview-best-day = 销售额最高的一天是 { $bucket }：{ $sales }，占整段的 { $share }。
overview-nothing-to-compare = 数据不够长，没有更早的同长时段可以比较。
overview-no-customers = 订单里没有客户，所以没有购买客户数和复购率。
overview-nameless = 有 { $orders } 单没有客户，不在购买客户数和复购率里。
overview-shops-thin = 平均每家店只有 { $orders } 单，同店复购这个数说明不了什么。
overview-button-all = 全部
overview-button-days = { $days } 天
button-current = ✓ { $label }
title-days = { $title }，最近 { $days } 天

trend-title-month = { $measure }趋势：按月
trend-title-day = { $measure }趋势：按每月几号
trend-title-weekday = { $measure }趋势：按星期
trend-title-hour = { $measure }趋势：按小时
trend-measure-orders = 订单
trend-measure-sales = 销售额
trend-measure-quantity = 件数
trend-measure-buyers = 客户
trend-amount-orders = { $text } 单
trend-amount-quantity = { $text } 件
trend-amount-buyers = { $text } 人
trend-button-month = 月
trend-button-day = 日
trend-button-weekday = 星期
trend-button-hour = 小时
trend-axis-month = 月份
trend-axis-day = 每月几号
trend-axis-weekday = 星期
trend-axis-hour = 小时
trend-axis-orders = 订单（笔）
trend-axis-sales = 销售额
trend-axis-quantity = 件数（件）
trend-axis-buyers = 客户（人）
trend-axis-median = 每天中位数：{ $measure }
trend-legend-value = { $measure }合计
trend-legend-median = 有订单的日子里，每天的中位数
trend-bucket-month = { $year } 年 { $month } 月
trend-bucket-day = { $bucket } 号
trend-bucket-hour = { $bucket } 点
trend-weekday-1 = 周一
trend-weekday-2 = 周二
trend-weekday-3 = 周三
trend-weekday-4 = 周四
trend-weekday-5 = 周五
trend-weekday-6 = 周六
trend-weekday-7 = 周日
trend-list-separator = 、
trend-reading-nothing = 这段时间没有订单。
trend-no-hours = 订单只有日期，没有钟点，所以都落在 0 点：说明不了一天里什么时候买得多。
trend-reading-peak = { $bucket }{ $measure }最多：{ $amount }，占 { $share }，{ $other ->
    [sales] 销售额
   *[orders] 订单
  } { $also }。
trend-reading-only = { $bucket }：{ $amount }，{ $other ->
    [sales] 销售额
   *[orders] 订单
  } { $also }。这段时间只有这一项，没有可比的；可以换成按日、星期或小时看。
trend-reading-next = 其次：{ $buckets }。
trend-reading-quiet = 最少：{ $bucket }，{ $amount }。
trend-reading-partial = { $bucket }只有 { $first } 号到 { $last } 号的数据，别当整月看。
trend-reading-none = 没有订单：{ $buckets }。
trend-reading-median = 按每天的中位数看，{ $bucket }最高，一天 { $median }：这更接近平常的样子。
trend-spikes = 单日高峰，更像一次活动，别当成规律：
trend-spike = { $day } 一天 { $amount }（{ $bucket }{ $measure }的 { $share }，前后日子的 { $times } 倍）
trend-spike-several = { $day } 一天占 { $buckets }{ $more ->
    [0] {""}
   *[other] {" "}等 { $count } 项
  }（前后日子的 { $times } 倍）
trend-spike-part = { $bucket }{ $measure }的 { $share }
trend-spikes-more = 另有 { $count } 个这样的日子
trend-spike-label = { $day } 占 { $share }
