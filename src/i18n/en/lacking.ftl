# What the data do not say
lacking-title = The data of { $source } lack what this analysis needs:
lacking-customer = the customer (a column such as customer ID, member number or buyer)
lacking-merchant = the shop (a column such as merchant ID or store)
lacking-coupon_status = what became of the coupon (used, claimed but not used, not claimed)
lacking-place = the place (province or country)
lacking-product = the product (a code or a name, one line for each)
lacking-returns = returns (cancelled or refunded lines)
lacking-remedy = Export the orders with these columns and send me the file again.
