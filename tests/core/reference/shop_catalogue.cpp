// Looking for products, and at them.
#include "tests/core/reference/shop.h"
#include "tests/core/reference/shop_replies.h"

namespace parapet::reference {
namespace {

Given or_else(Given given, std::string const& fallback) {
    if (!given.present) given = {{fallback}, false, true};
    return given;
}

// A page's first row where the numbers are numbers, and what JavaScript makes of it otherwise.
std::string offset_of(Given const& page, Given const& size) {
    auto const digits = [](std::string const& text) {
        return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos &&
               text.size() < 9;
    };
    if (!digits(page.text()) || !digits(size.text())) return "NaN";
    return std::to_string((std::stol(page.text()) - 1) * std::stol(size.text()));
}

bool only_wildcards(std::string const& text) {
    return text.find_first_not_of("%_") == std::string::npos;
}

}  // namespace

http::Response Shop::search(RequestReader const& request) {
    Given const q = request.query("q");
    Given const page = or_else(request.query("page"), "1");
    Given const size = or_else(request.query("size"), "10");
    if (q.text().size() < 3) return reply(400, {{"error", "three letters, please"}});
    if (style_.wildcards == Style::Wildcards::AloneRefused && only_wildcards(q.text()))
        return reply(400, {{"error", "letters, please"}});
    bool const open = style_.wildcards != Style::Wildcards::Escaped;

    Statement log;
    log << "INSERT INTO searches (term) VALUES (";
    run(log.text(q, style_.at("search.log")) << ")");  // nobody looks at whether it worked

    auto const add_where = [&](Statement& statement) {
        statement << " FROM products WHERE name LIKE ";
        Paste const paste = style_.at("search.q");
        if (open && paste == Paste::Bound) {
            statement.text({{"%" + q.text() + "%"}, false, true}, Paste::Bound);
        } else {
            statement.contains(q, paste);
        }
    };
    if (style_.total == Style::Total::SameText) {
        Statement count;
        count << "SELECT count(*) AS total";
        add_where(count);
        Outcome const counted = run(count);
        if (counted.failure) return *counted.failure;
    }
    Statement find;
    find << (style_.columns == Style::Columns::All ? "SELECT *"
                                                   : "SELECT id, sku, name, price, stock");
    add_where(find);
    find << " ORDER BY ";
    find.name(request.query("sort"), style_.at("search.sort"), {"name", "price"}) << " ";
    find.name(request.query("dir"), style_.at("search.dir"), {"asc", "desc"}) << " LIMIT ";
    find.number(size, style_.at("search.size")) << " OFFSET ";
    bool const pasted_page = style_.at("search.page") != Paste::Bound;
    if (pasted_page) {
        find << "(";
        find.number(page, style_.at("search.page")) << " - 1) * 10";
    } else {
        find << offset_of(page, size);
    }
    Outcome const found = run(find);
    if (found.failure) return *found.failure;
    return reply(200, {{"items", objects_of(found.result.first)}, {"total", found.rows().size()}});
}

http::Response Shop::product(Given const& id) {
    Statement find;
    find << "SELECT id, sku, name, price, stock FROM products WHERE id = ";
    Outcome const found = run(find.number(id, style_.at("product.id")));
    if (found.failure) return *found.failure;
    if (found.rows().empty()) return reply(404, {{"error", "no such product"}});
    return reply(200, object_of(found.result.first, found.rows().front()));
}

http::Response Shop::compare(RequestReader const& request) {
    Statement find;
    find << "SELECT id, sku, name, price, stock FROM products WHERE id IN (";
    find.list(request.query("ids"), style_.at("compare.ids")) << ") ORDER BY id";
    Outcome const found = run(find);
    if (found.failure) return *found.failure;
    return reply(200, {{"items", objects_of(found.result.first)}});
}

}  // namespace parapet::reference
