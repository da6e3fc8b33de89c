# Overview and trend
facts-source = Source { $source }
facts-complete = { $share } of { $read } { $read ->
    [1] row
   *[other] rows
  } kept
facts-complete-short = { $share } of rows kept
facts-quarantined = { $orders } orders quarantined as suspected brushing
facts-until = up to { $day }
picture-empty = Nothing to draw

figure-orders = Orders
figure-sales = Sales
figure-buyers = Buyers
figure-average-order = Average order
figure-repeat = Repeat buyers
figure-shop-pairs = Repeat at one shop
figure-coupons = Coupons
with-change = { $value } ({ $change })

overview-title = Overview
overview-title-days = Overview: last { $days } days
overview-repeat = { $share } ({ $repeated } of { $buyers } bought twice or more)
overview-shop-pairs = { $share } ({ $repeated } of { $pairs } customer–shop pairs)
overview-coupons = used { $used }, claimed but not used { $claimed }, not claimed { $unclaimed }
overview-reading-period = In brackets: change on the { $days } days before ({ $period }).
overview-reading-recent = The last { $days } days brought { $amount } in sales, { $sales } on the { $days } days before; orders { $orders }, average order { $average }.
overview-driver-orders = Most of the change comes from the number of orders, little from their size.
overview-driver-average = Most of the change comes from the size of orders, little from their number.
overview-best-month = The best month was { $bucket }: { $sales }, { $share } of the total.
overview-best-day = The best day was { $bucket }: { $sales }, { $share } of the total.
overview-nothing-to-compare = The data are too short for an earlier period of the same length.
overview-no-customers = The orders do not name their customers, so there are no buyers and no repeat rate.
overview-nameless = { $orders } orders do not name their customer and are in no figure of buyers or repeats.
overview-shops-thin = With only { $orders } orders per shop on average, repeat buying at one shop says very little here.
overview-button-all = All
overview-button-days = { $days } days
button-current = ✓ { $label }
title-days = { $title }, last { $days } days

trend-title-month = { $measure } by month
trend-title-day = { $measure } by day of the month
trend-title-weekday = { $measure } by weekday
trend-title-hour = { $measure } by hour
trend-measure-orders = Orders
trend-measure-sales = Sales
trend-measure-quantity = Items
trend-measure-buyers = Buyers
trend-amount-orders = { $count ->
    [one] { $text } order
   *[other] { $text } orders
  }
trend-amount-quantity = { $count ->
    [one] { $text } item
   *[other] { $text } items
  }
trend-amount-buyers = { $count ->
    [one] { $text } buyer
   *[other] { $text } buyers
  }
trend-button-month = Month
trend-button-day = Day
trend-button-weekday = Weekday
trend-button-hour = Hour
trend-axis-month = Month
trend-axis-day = Day of the month
trend-axis-weekday = Weekday
trend-axis-hour = Hour of the day
trend-axis-orders = Orders
trend-axis-sales = Sales
trend-axis-quantity = Items
trend-axis-buyers = Buyers
trend-axis-median = Median day: { $measure }
trend-legend-value = { $measure } in total
trend-legend-median = Median of the days that had orders
trend-bucket-month = { $bucket }
trend-bucket-day = day { $bucket }
trend-bucket-hour = { $bucket }:00
trend-weekday-1 = Mon
trend-weekday-2 = Tue
trend-weekday-3 = Wed
trend-weekday-4 = Thu
trend-weekday-5 = Fri
trend-weekday-6 = Sat
trend-weekday-7 = Sun
trend-list-separator = { ", " }
trend-reading-nothing = There were no orders in this period.
trend-no-hours = The orders have days but no times, so all of them stand at 0:00. That says nothing of the time of day.
trend-reading-peak = Highest: { $bucket } with { $amount }, { $share } of the total ({ $other ->
    [sales] { $also } in sales
   *[orders] { $also }
  }).
trend-reading-only = { $bucket }: { $amount } ({ $other ->
    [sales] { $also } in sales
   *[orders] { $also }
  }). That is all there is in this period, so there is nothing to compare; try days, weekdays or hours.
trend-reading-next = Next: { $buckets }.
trend-reading-quiet = Lowest: { $bucket } with { $amount }.
trend-reading-partial = { $bucket } has data for days { $first }–{ $last } only: do not read it as a full month.
trend-reading-none = No orders at all: { $buckets }.
trend-reading-median = Judged by its median day, { $bucket } is highest with { $median } a day: that is closer to an ordinary day.
trend-spikes = Single days that look like an event, not a habit:
trend-spike = { $day }: { $amount } ({ $share } of { $bucket }; { $times } times the days around it)
trend-spike-several = { $day }: { $buckets }{ $more ->
    [0] {""}
   *[other] , … ({ $count } in all)
  } ({ $times } times the days around it)
trend-spike-part = { $share } of { $bucket }
trend-spikes-more = { $count ->
    [one] and one more day like these
   *[other] and { $count } more days like these
  }
trend-spike-label = { $day }: { $share }
