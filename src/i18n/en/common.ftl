# Words used in many places
period = Period { $period }
source = Source { $source }
customers = customers
orders = orders
sales = sales
no-data = There are no orders yet. Send me an orders file (.csv .xlsx) to begin.
