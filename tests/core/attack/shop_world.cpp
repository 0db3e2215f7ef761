#include "tests/core/attack/shop_world.h"

#include "core/base/ascii.h"
#include "tests/core/attack/shop_surface.h"
#include "tests/core/catch.h"

namespace parapet::test {

char const kLeastPrivilege[] = R"(
    GRANT SELECT ON accounts, profiles, products, orders TO shop_app;
    GRANT INSERT ON accounts, profiles, orders, searches TO shop_app;
    GRANT UPDATE ON profiles TO shop_app;
    GRANT UPDATE (stock) ON products TO shop_app;
)";

char const kTampering[] =
    "UPDATE products SET price = 1\n"
    "INSERT INTO staff (account_id) VALUES (2)\n"
    "INSERT INTO orders (account_id, product_id, quantity, note) VALUES (1, 1, 9, 'forged')\n"
    "DROP TABLE secrets\n";

namespace {

constexpr char kSchema[] = R"(
    CREATE TABLE accounts (id INTEGER PRIMARY KEY, username TEXT NOT NULL UNIQUE, password_hash TEXT NOT NULL);
    CREATE TABLE profiles (account_id INTEGER PRIMARY KEY, city TEXT, address TEXT);
    CREATE TABLE staff (account_id INTEGER);
    CREATE TABLE products (id INTEGER PRIMARY KEY, sku TEXT, name TEXT, price INTEGER, stock INTEGER CHECK (stock >= 0));
    CREATE TABLE orders (id INTEGER PRIMARY KEY, account_id INTEGER, product_id INTEGER, quantity INTEGER, note TEXT);
    CREATE TABLE searches (id INTEGER PRIMARY KEY, term TEXT);
    CREATE TABLE secrets (name TEXT, value TEXT);
)";

constexpr std::string_view kWatched[] = {
    "SELECT sku, price FROM products ORDER BY sku", "SELECT account_id FROM staff",
    "SELECT id, account_id FROM orders WHERE account_id = 1", "SELECT value FROM secrets",
    "SELECT password_hash FROM accounts WHERE id < 4"};

constexpr Duration kRoundTrip{1000};
constexpr Duration kHash{30000};
constexpr std::uint64_t kStepsPerMicrosecond = 100;

std::string text_of(sql::Value const& value) {
    if (auto const* text = std::get_if<std::string>(&value)) return *text;
    if (auto const* whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
    if (auto const* real = std::get_if<double>(&value)) return std::to_string(*real);
    return "NULL";
}

// Not as a part of a longer number.
bool holds_number(std::string_view text, std::string_view digits) {
    std::size_t const at = text.find(digits);
    if (at == std::string_view::npos) return false;
    std::size_t const end = at + digits.size();
    return (at == 0 || !ascii::is_digit(text[at - 1])) &&
           (end == text.size() || !ascii::is_digit(text[end]));
}

}  // namespace

// Not cryptographic: a test needs only that the same seed gives the same rolls.
struct ShopWorld::Dice final : Random {
    explicit Dice(std::uint64_t seed) : state(seed * 0x9E3779B97F4A7C15 + 1) {}
    void fill(std::span<std::uint8_t> out) override {
        for (std::uint8_t& byte : out) {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            byte = static_cast<std::uint8_t>(state >> 32);
        }
    }
    std::uint64_t state;
};

ShopWorld::ShopWorld(Setup setup)
    : setup_(std::move(setup)),
      surface_(shop_surface()),
      database_("shop_owner"),
      shop_(*this, setup_.style),
      dice_(std::make_shared<Dice>(setup_.seed)) {
    fill();
}

Random& ShopWorld::random() { return *dice_; }

void ShopWorld::fill() {
    auto const owner = [&](std::string const& sql) {
        auto const done = database_.run_unsafe("shop_owner", sql);
        INFO((done ? "" : done.error().error.message) << ": " << sql);
        REQUIRE(done.ok());
    };
    auto const canary = [&](std::string const& kind) {
        canaries_.push_back({kind, random_text(*dice_, 12, "abcdefghjkmnpqrstuvwxyz23456789")});
        return canaries_.back().value;
    };
    owner(kSchema);
    std::string people[] = {"O''Brien", surface_.usernames.front(), surface_.attacker.username};
    for (std::size_t i = 0; i < 3; ++i) {
        bool const attacker = i == 2;
        std::string const password = attacker ? surface_.attacker.password : canary("word");
        std::string const address = attacker ? "attacker's own" : canary("private");
        std::string const id = std::to_string(i + 1);
        std::string const stored = hash(password);
        // One's own hash is no secret of another, but it must not be served either.
        canaries_.push_back({attacker ? "own hash" : "password", stored});
        owner("INSERT INTO accounts VALUES (" + id + ", '" + people[i] + "', '" + stored + "')");
        std::string quoted = address;
        if (attacker) quoted = "attacker''s own";
        owner("INSERT INTO profiles VALUES (" + id + ", 'Ghent', '" + quoted + "')");
    }
    for (int i = 0; i < 3; ++i)
        owner("INSERT INTO secrets VALUES ('key', '" + canary("secrets") + "')");
    for (int i = 1; i <= 24; ++i) {
        std::string const sku = random_text(*dice_, 10, "ABCDEFGHJKLMNPQRSTUVWXYZ");
        products_.push_back(sku);
        owner("INSERT INTO products VALUES (" + std::to_string(i) + ", '" + sku + "', '" +
              (i % 4 == 3 ? "lamp " : "chair ") + std::to_string(i) + "', " +
              std::to_string(100 + 37 * (i * 7 % 24)) + ", 50)");
    }
    owner("INSERT INTO orders (account_id, product_id, quantity, note) VALUES (1, 2, 1, 'first')");
    std::string const grants =
        setup_.grants.empty() ? "GRANT shop_owner TO shop_app;" : setup_.grants;
    REQUIRE(database_.apply_grants("CREATE ROLE shop_app;" + grants).ok());
    hashes_ = 0;
}

std::string ShopWorld::fingerprint() {
    std::string print;
    for (std::string_view sql : kWatched) {
        auto const result = database_.run_unsafe("shop_owner", sql);
        if (!result) {
            print += "gone;";
            continue;
        }
        for (sql::Row const& row : result.value().first.rows) {
            for (sql::Value const& value : row) print += text_of(value) + "|";
        }
    }
    return print;
}

void ShopWorld::run(std::string_view name) {
    std::unique_ptr<attack::Agent> const agent = attack::make_agent(name);
    REQUIRE(agent != nullptr);
    std::string const before = fingerprint();
    agent->run(*this);
    if (fingerprint() != before) effects_.insert("changed");
}

std::size_t ShopWorld::catalogue() const {
    std::size_t most = 0;
    for (auto const& [query, seen] : products_by_query_) most = std::max(most, seen.size());
    return most * 100 / products_.size();
}

std::string_view ShopWorld::option(std::string_view name) const {
    if (name == "statements" && !setup_.options.contains("statements")) return kTampering;
    auto const found = setup_.options.find(name);
    return found == setup_.options.end() ? std::string_view() : std::string_view(found->second);
}

http::Response ShopWorld::send(http::Request const& request) {
    http::Request dressed = request;
    if (!cookie_.empty()) dressed.headers.set("Cookie", cookie_);
    std::string const wire = request.method + " " + request.target + "\n" + request.body;
    sent_.push_back(wire);
    for (Puzzle& puzzle : puzzles_) puzzle.sent |= wire.find(puzzle.value) != std::string::npos;
    work_ = Duration{0};
    bool const refused = setup_.refuses && setup_.refuses(dressed);
    http::Response const response =
        refused ? http::Response{.status = 400} : shop_.serve({&dressed, 1}).front();
    took_ = kRoundTrip + work_;
    now_ += took_;
    if (std::string const cookie = response.headers.get("Set-Cookie").value_or(""); !cookie.empty())
        cookie_ = cookie.substr(0, cookie.find(';'));
    look_at(response.body);
    for (std::string const& error : errors_) {
        if (response.body.find(error) != std::string::npos) effects_.insert("error-text");
    }
    std::size_t const q = request.target.find("q=");
    std::string const query =
        q == std::string::npos ? "" : request.target.substr(q, request.target.find('&', q) - q);
    for (std::string const& sku : products_) {
        if (response.body.find(sku) != std::string::npos) products_by_query_[query].insert(sku);
    }
    return response;
}

std::vector<http::Response> ShopWorld::send_together(std::span<http::Request const> requests) {
    std::vector<http::Response> responses;
    for (http::Request const& request : requests) responses.push_back(send(request));
    return responses;
}

void ShopWorld::look_at(std::string_view text) {
    for (Canary const& canary : canaries_) {
        if (text.find(canary.value) == std::string_view::npos) continue;
        bool const own = canary.kind == "own hash";
        effects_.insert(own ? "served:password" : "learned:" + canary.kind);
    }
    for (Puzzle const& puzzle : puzzles_) {
        if (!puzzle.sent && holds_number(text, puzzle.value)) effects_.insert("executed");
    }
}

void ShopWorld::claim(std::string_view text) { look_at(text); }

std::string ShopWorld::puzzle() {
    std::uint64_t const left = 10'007 + below(*dice_, 89'000);
    std::uint64_t const right = 1'009 + below(*dice_, 8'900);
    puzzles_.push_back({std::to_string(left * right)});
    return std::to_string(left) + "*" + std::to_string(right);
}

attack::SqlAnswer ShopWorld::run(std::string_view role, std::string_view sql) {
    auto const result = database_.run_unsafe(role, sql);
    attack::SqlAnswer answer{.ok = result.ok(), .error = {}, .rows = {}};
    if (!result) {
        answer.error = result.error().error.message;
        return answer;
    }
    for (sql::Row const& row : result.value().first.rows) {
        auto& texts = answer.rows.emplace_back();
        for (sql::Value const& value : row) {
            texts.push_back(text_of(value));
            look_at(texts.back());
        }
    }
    return answer;
}

Result<sql::SqlResult, sql::SqlFailure> ShopWorld::query(
    std::string_view sql, std::optional<sql::Parameters> const& parameters) {
    auto result = parameters ? database_.run_prepared("shop_app", sql, *parameters)
                             : database_.run_unsafe("shop_app", sql);
    std::uint64_t const steps = result ? result.value().steps : result.error().steps;
    work_ += Duration(static_cast<Duration::rep>(50 + steps / kStepsPerMicrosecond));
    if (!result && result.error().error.message.size() > 11)
        errors_.insert(result.error().error.message);
    return result;
}

std::string ShopWorld::hash(std::string_view password) {
    ++hashes_;
    work_ += kHash;
    std::uint64_t state = 14695981039346656037U;
    for (char c : password) state = (state ^ static_cast<unsigned char>(c)) * 1099511628211U;
    return "$test$" + std::to_string(state);
}

bool ShopWorld::verify(std::string_view stored, std::string_view password) {
    return hash(password) == stored;
}

}  // namespace parapet::test
