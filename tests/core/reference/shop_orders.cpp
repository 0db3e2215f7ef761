// Placing and listing orders.
#include "tests/core/reference/shop.h"
#include "tests/core/reference/shop_replies.h"

namespace parapet::reference {

http::Response Shop::place_order(RequestReader const& request, std::int64_t account) {
    Given const product = request.body("productId");
    Given const quantity = request.body("quantity");
    Paste const product_paste = style_.at("order.productId");
    Paste const quantity_paste = style_.at("order.quantity");
    Statement take;
    take << "UPDATE products SET stock = stock - ";
    take.number(quantity, quantity_paste) << " WHERE id = ";
    take.number(product, product_paste) << " AND stock >= ";
    take.number(quantity, quantity_paste);
    Outcome const taken = run(take);
    if (taken.failure) return *taken.failure;
    if (taken.result.changes == 0) return reply(409, {{"error", "out of stock"}});
    Statement order;
    order << "INSERT INTO orders (account_id, product_id, quantity, note) VALUES (";
    order.own(account) << ", ";
    order.number(product, product_paste) << ", ";
    order.number(quantity, quantity_paste) << ", ";
    order.text(request.body("note"), style_.at("order.note")) << ")";
    Outcome const done = run(order);
    if (done.failure) return *done.failure;
    return reply(201, {{"id", done.result.last_insert_rowid}});
}

http::Response Shop::orders(std::int64_t account) {
    Statement find;
    find << "SELECT id, product_id AS productId, quantity, note FROM orders WHERE account_id = ";
    Outcome const found = run(find.own(account) << " ORDER BY id");
    if (found.failure) return *found.failure;
    return reply(200, {{"orders", objects_of(found.result.first)}});
}

}  // namespace parapet::reference
