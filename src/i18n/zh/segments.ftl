# 客户价值的几种看法：打分、五层、聚类、变化、集中度
segments-view-classes = 八类
segments-view-scores = 打分
segments-view-tiers = 五层
segments-view-clusters = 聚类
segments-view-flow = 变化
segments-view-top = 集中度
segments-back-classes = ← 全部八类
segments-back-tiers = ← 全部五层
segments-back-clusters = ← 全部聚类
segments-figures = { $days } 天前买过、{ $orders } 单、{ $amount }
segments-mean = 人均：{ $figures }

# 打分
scores-title = 客户打分：R、F、M 各 1–5 分
scores-column-score = 分
scores-best = 555（三项满分，最好）有 { $customers } 人（{ $share }），贡献 { $amount }，占 { $sales }。
scores-best-none = 没有客户是 555（三项满分）。
scores-rule = 按名次平分五档，5 分最好，R 越近分越高；数值相同的客户取平均名次，得分相同。
scores-axis-r = R 得分（越右越近）
scores-axis-f = F 得分（越上越勤）
scores-legend = 每格：客户数，累计金额
scores-sums = 三项总分（3–15 分）的客户数

# 五层
tier-1 = 冠军
tier-2 = 忠实
tier-3 = 潜力
tier-4 = 一般
tier-5 = 流失
tier-1-what = 划层时人均价值最高的一层。
tier-2-what = 划层时人均价值第二高的一层。
tier-3-what = 划层时人均价值居中的一层。
tier-4-what = 划层时人均价值倒数第二的一层。
tier-5-what = 划层时人均价值最低的一层。
tier-rise-short = 会员权益和补货提醒，往上一层带。
tier-rise-plan = 设一条看得见的升级线：再买几单就有什么权益。
    按他们的购买节奏提醒补货、推荐配套，不必次次给券。
    每月看有多少人升到上一层，多少人掉下去。
tier-customers = { $tier }客户
tiers-title = 客户五层
tiers-column = 层
tiers-best = 冠军和忠实客户占 { $share }，带来 { $sales } 的消费金额。
tiers-plan = { $tier }：{ $plan }
tiers-once = { $share } 的客户只买过一单，这里主要按最近购买和金额分层；层名只表示价值高低。
tiers-pinned = 划法固定：以 { $day } 为参考日的 { $customers } 位客户划定，以后沿用，层不会自己跳；/rfm refit 才重划。
tiers-pinned-sample = 划法固定：以 { $day } 为参考日，从 { $customers } 位客户中抽 { $sample } 位划定，以后沿用，层不会自己跳；/rfm refit 才重划。

no-tiers-few-customers = 客户只有 { $customers } 位，少于 { $least } 位不划五层：每层只有几个人，说明不了什么。
no-tiers-few-different = 客户的 R、F、M 只有 { $different } 种不同的数值，划不出 { $least } 层。
no-tiers-earlier = 上一次计算还没有划五层，重新计算一次就有。

# 聚类
clusters-title = 客户聚类：{ $count } 类
clusters-column = 类
cluster-name = { $number } { $level }
cluster-customers = 聚类 { $cluster }
segments-pattern = 形态 { $pattern }；典型客户：{ $figures }。
clusters-plan = 类 { $cluster }（{ $pattern }）：{ $plan }
clusters-tried = { $count } 类 { $silhouette }
clusters-choice = 类数取平均轮廓系数最高的：{ $tried }。
clusters-choice-sample = 类数取平均轮廓系数最高的（抽 { $sample } 位客户计算）：{ $tried }。
clusters-signs = + 好于、− 差于全店均值四分之一个标准差以上，两个符号为一个标准差以上；R+ 是更近。
clusters-pinned = 划法固定：以 { $day } 为参考日的 { $customers } 位客户划定；/rfm refit 才重划。
clusters-pinned-sample = 划法固定：以 { $day } 为参考日，从 { $customers } 位客户中抽 { $sample } 位划定；/rfm refit 才重划。
clusters-scalper = ❗ 类 { $cluster } 可能是黄牛：人很少，单数和金额都远高于其他客户，先核实再给优惠。
clusters-scalper-flag = 可能是黄牛
clusters-scalper-what = ❗ 可能是黄牛：这一类人很少，单数和金额都比均值高出两个标准差以上。也可能是批发客户，先核实。

level-keep = 重要保持
level-develop = 重点发展
level-ordinary = 一般重要
level-low = 价值较低

level-keep-short = 单数和金额都高，重点维护，别让他们走。
level-develop-short = 最近来过，还能多买，促成下一单。
level-ordinary-short = 花过钱，近来不算勤，低成本唤回。
level-low-short = 投入从简，跟大促一起通知。

level-keep-what = 单数和金额都明显高于均值：最该留住的一类。
level-develop-what = 最近来过，单数或金额还没上去：最值得投入的一类。
level-ordinary-what = 金额在均值附近或以上，但不比别人来得近，也不算勤。
level-low-what = 金额低于均值，单独投入多半收不回来。

level-keep-plan = 专人维护，给特权，少给折扣。
    超过平时的购买间隔就主动联系，不等流失。
    单数特别多的先核实是不是转卖，再决定给不给优惠。
level-develop-plan = 两到四周内推荐配套商品，附限时小券。
    把次数做上去：会员积分、满几单有权益。
    每月看有多少人进入重要保持。
level-ordinary-plan = 从金额最高的开始，做一次有由头的召回。
    先小批试，留一成不发券，看差别再扩大。
    两次没有回应就放低频率。
level-low-plan = 不单独花钱，用短信、推送这类便宜的办法。
    大促时一起通知，连续没有反应就停。
    省下的预算给前面两类。

no-clusters-few-customers = 客户只有 { $customers } 位，少于 { $least } 位不做聚类：几个人一类，说明不了什么。
no-clusters-few-different = 客户的 R、F、M 只有 { $different } 种不同的数值，分不出 { $least } 类。
no-clusters-earlier = 上一次计算还没有做聚类，重新计算一次就有。

# 集中度
top-title = 消费集中度
top-column = 最好的
top-share = 前 { $share }
top-bar = { $share }（{ $customers } 人）
top-measure = 占全部消费金额的比例
top-half = 一半的消费金额来自 { $customers } 位客户（{ $share }）。
top-nothing = 没有客户付过钱，谈不上集中。

# 变化
flow-title-none = 客户变化
flow-title-class = 客户变化：{ $before } → { $after }
flow-title-tier = 五层变化：{ $before } → { $after }
flow-up = 上升
flow-down = 下降
flow-sideways = 换类
flow-stayed = 没变
flow-joined = 新客户
flow-gone = 不再计入
flow-legend-up = 上升
flow-legend-down = 下降
flow-legend-sideways = 换类
flow-legend-stayed = 没变
flow-legend-joined = 新客户
flow-legend-gone = 不再计入
flow-node-joined = 新客户
flow-node-gone = 不再计入
flow-largest = 最大的几股：
flow-move = { $from } → { $to }：{ $customers } 人，{ $amount }
flow-nobody = 原有的客户都还在原来的位置。
flow-rule-class = 上升：R、F、M 中优于均值的项变多；下降：变少；换类：一样多。均值也随数据变。
flow-rule-tier = 上升：往冠军方向；下降：往流失方向。
flow-refitted = 两次之间重新划过层，所以变化里也有划法的变化。
flow-alone = 只有 { $day } 这一次计算，还没有可以比较的。下次导入后就有；也可以先发 /rfm 加一个更早的日期（如 /rfm 2022-06-01），再发 /rfm。
flow-button-class = 按八类
flow-button-tier = 按五层
flow-button-list = 下载变化名单
flow-button-day = 和 { $day } 比
flow-button-day-orders = 和 { $day }（{ $orders } 单）比

# 重新划层
refit-button = 重新划层
refit-started = 重新划层（{ $source }）…
refit-title = 重新划层完成
refit-tiers-same = 五层的划法没有变化：同样的数据划出同样的层。
refit-tiers-changed = 五层：{ $customers } 位客户中有 { $changed } 位（{ $share }）换了层。
refit-tiers-table = 行是原来的层，列是现在的层（客户数）：
refit-tiers-centres = 各层的典型客户，原来 → 现在：
refit-centre = { $tier }：{ $before } → { $after }
refit-clusters-same = 聚类没有变化。
refit-clusters-changed = 聚类：原来 { $before } 类，现在 { $after } 类；{ $changed } 位客户（{ $share }）换了级别。
refit-clusters-move = { $from } → { $to }：{ $customers } 人
refit-none = 这家店现在划不出五层和聚类，原因见「五层」。
refit-corner = 原＼现

job-step-fitting = 重新划层
