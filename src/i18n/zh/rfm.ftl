# 客户分层
rfm-class-111 = 重要价值
rfm-class-101 = 重要发展
rfm-class-011 = 重要保持
rfm-class-001 = 重要挽留
rfm-class-110 = 一般价值
rfm-class-100 = 一般发展
rfm-class-010 = 一般保持
rfm-class-000 = 一般挽留
rfm-class-customers = { $class }客户

rfm-class-111-what = 最近买过，买得勤，花得也多：店里最好的客户。
rfm-class-101-what = 最近买过，花得多，但次数少：有消费力，还没养成习惯。
rfm-class-011-what = 买得勤，花得多，但有一阵没来了：最不该丢的一群人。
rfm-class-001-what = 花得多，但次数少，也很久没来：大多是一两次大单。
rfm-class-110-what = 最近买过，买得勤，但花得不多：忠实的小额客户。
rfm-class-100-what = 最近买过，次数少，花得不多：多半是新客户。
rfm-class-010-what = 以前买得勤，花得不多，近来没来。
rfm-class-000-what = 很久没来，次数少，花得不多：人数常常最多，价值最低。

rfm-class-111-plan = 给特权，少给折扣：新品先买、优先发货、专人服务，他们本来就会买。
    请他们评价和推荐，推荐人和新客都有奖励。
    超过平时的购买间隔还没来，先问候一声，别等到流失。
rfm-class-101-plan = 促成下一单：收货后一到四周内推荐配套商品，附一张限时小券。
    先看这一单买的是什么；礼品和一次性需要，追着推没有用。
    多买几次就有会员权益，把大单客户变成常客。
rfm-class-011-plan = 先问原因：缺货、服务还是换了店？金额最高的一批由人来联系。
    用到货、换季、新品做由头；券可以比平时大，但限时，只给这群人。
    随机留一成不发券，一个月后对比，才知道券有没有用。
rfm-class-001-plan = 从金额最高的开始，做一次有诚意的召回；先小批试，有效再扩大。
    拿他们买过的品类说事，不群发通用广告。
    一次没有回应就放低频率，省下打扰和预算。
rfm-class-110-plan = 提高每单金额：套餐、加价购，满减线定在他们平时单价之上一点。
    不必用券换次数，他们已经常来。
    每单邮费和包装成本要算进去，小单多了不一定赚钱。
rfm-class-100-plan = 第二单最关键：两周内给一张低门槛的限时券。
    第一单的体验先做好：发货快、问题当天回。
    看一个月内有多少人回来，再决定要不要加钱。
rfm-class-010-plan = 用便宜的办法提醒：短信、推送，带上到货和换季信息。
    不给大额券；回来一次后，再按新的类别对待。
    看看他们以前常买的东西是不是下架了。
rfm-class-000-plan = 不专门花钱，大促时一起通知就够了。
    连续两次活动没有反应，就停止打扰。
    省下的预算给重要保持和重要挽留。

rfm-class-111-short = 给特权和新品优先，少打折。
rfm-class-101-short = 花得多、次数少，促成下一单。
rfm-class-011-short = 花得多、买得勤，近来没来，专人请回来。
rfm-class-001-short = 花得多，但很久没来，从金额高的开始召回。
rfm-class-110-short = 常来、花得少，提高每单金额。
rfm-class-100-short = 最近来过一次、花得少，两周内促成第二单。
rfm-class-010-short = 以前常来、花得少，用便宜的办法提醒。
rfm-class-000-short = 跟大促一起通知，没回应就停。

rfm-title = 客户分层：八类客户
rfm-column-class = 类别
rfm-column-customers = 客户
rfm-column-share = 占比
rfm-column-sales = 金额占比
rfm-reading-most = 人数最多的是{ $class }：{ $customers } 人，占 { $share }，贡献 { $sales } 的消费金额。
rfm-reading-money = 金额最多的是{ $class }：{ $share } 的客户，贡献 { $sales }。
rfm-reading-best = 重要价值客户 { $customers } 人（{ $share }），人均 { $mean }，是全店人均的 { $times } 倍。
rfm-reading-lapsing = 重要保持和重要挽留共 { $customers } 人，手里有 { $amount } 的历史消费：先挽回他们。
rfm-lines = 划分线（全体均值）：距上次购买 { $recency } 天，{ $frequency } 单，{ $monetary }。优于均值记 1。
rfm-few = 一共只有 { $customers } 位客户，均值由这几个人决定：类别只说明他们之间谁高谁低。
rfm-collapsed = { $dimension } 只有 { $scores } 这 { $count } 档：数值相同的客户得分相同，不硬拆。
rfm-collapsed-one = { $dimension } 只有 { $scores } 一档：所有客户数值相同。
rfm-and = { " 和 " }
rfm-reference = 参考日 { $day }
rfm-dimension-recency = R
rfm-dimension-frequency = F
rfm-dimension-monetary = M
rfm-picture-subtitle = { $customers } 位客户 · 参考日 { $day }
rfm-column-customers-long = 客户数
rfm-column-sales-long = 累计消费金额

rfm-class-empty = 这一类现在没有客户。
rfm-plan-heading = 怎么做
rfm-top-heading = 金额最高的 { $count } 位
rfm-figure-customers = 客户
rfm-figure-monetary = 消费金额
rfm-figure-mean-recency = 平均距上次购买
rfm-figure-mean-frequency = 平均单数
rfm-figure-mean-monetary = 人均金额
rfm-with-share = { $value }（占 { $share }）
rfm-days = { $days } 天
rfm-column-name = 客户
rfm-column-monetary = 金额
rfm-column-orders = 单数
rfm-column-last = 最近
rfm-top-measure = 累计消费金额
rfm-button-csv = 下载名单（{ $count }）

rfm-done-title = 客户分层算好了
rfm-done-text = { $source }：{ $customers } 位客户、{ $orders } 单，参考日 { $day }。
rfm-done-means = 平均距上次购买 { $recency } 天，人均 { $frequency } 单、{ $monetary }。
rfm-done-unchanged = { $source } 的数据没有变化，沿用之前的结果（参考日 { $day }，{ $customers } 位客户）。
rfm-done-button = 看八类客户
