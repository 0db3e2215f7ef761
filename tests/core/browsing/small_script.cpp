#include "tests/core/browsing/small_script.h"

#include "tests/core/browsing/small_text.h"

namespace parapet::tests {
namespace {

// Evaluates as it reads. What is not to happen, the body of a function or the branch not taken, it
// reads "dry": everything is undefined and nothing is called.
class Reader : SmallText {
public:
    Reader(Source source, std::size_t at, std::shared_ptr<Scope> scope)
        : SmallText(std::move(source), at), scope_(std::move(scope)) {}

    void statements() {
        for (skip_space(); at_ < text().size() && text()[at_] != '}' && !returned_; skip_space())
            statement();
    }
    Value expression() {
        Value value = choice();
        while (take(",")) value = choice();
        return value;
    }
    Value single() { return choice(); }
    std::optional<Value> const& returned() const { return returned_; }

private:
    void fail(std::string_view what) {
        Scope* outermost = scope_.get();
        while (outermost->around != nullptr) outermost = outermost->around.get();
        if (at_ < text().size()) outermost->faults.push_back(std::string(what) + rest());
        at_ = text().size();
    }
    void need(std::string_view mark) {
        if (!returned_ && !take(mark)) fail("expected " + std::string(mark));
    }
    std::string name() {
        std::string found = take_name();
        if (found.empty()) fail("expected a name");
        return found;
    }

    struct Place {  // what may be assigned to
        ThingPointer thing = nullptr;
        std::string name = {};
        bool is_name = false;
    };

    void statement() {
        if (take("{")) {
            statements();
            return need("}");
        }
        if (take_word("var") || take_word("let") || take_word("const")) {
            do {
                std::string const variable = name();
                Value value = take("=") ? single() : Value();
                if (!dry_) scope_->names[variable] = std::move(value);
            } while (take(","));
        } else if (take_word("if")) {
            need("(");
            bool const holds = is_true(expression());
            need(")");
            branch(holds);
            if (take_word("else")) branch(!holds);
        } else if (take_word("return")) {
            Value value = sees(";") || sees("}") ? Value() : expression();
            if (!dry_) returned_ = std::move(value);
        } else {
            (void)expression();
        }
    }
    void branch(bool is_taken) {
        bool const was = dry_;
        dry_ = dry_ || !is_taken;
        statement();
        dry_ = was;
        skip_space();
    }

    template <class Read>
    Value maybe(bool happens, Read read) {
        bool const was = dry_;
        dry_ = dry_ || !happens;
        Value value = read();
        dry_ = was;
        return value;
    }
    Value choice() {
        Value value = either();
        if (!sees("?") || sees("?.")) return value;
        ++at_;
        bool const holds = is_true(value);
        Value const yes = maybe(holds, [&] { return choice(); });
        need(":");
        Value const no = maybe(!holds, [&] { return choice(); });
        return holds ? yes : no;
    }
    Value either() {
        Value value = both();
        while (take("||")) {
            Value const other = maybe(!is_true(value), [&] { return both(); });
            if (!is_true(value)) value = other;
        }
        return value;
    }
    Value both() {
        Value value = equality();
        while (take("&&")) {
            Value const other = maybe(is_true(value), [&] { return equality(); });
            if (is_true(value)) value = other;
        }
        return value;
    }
    Value equality() {
        Value value = sum();
        for (;;) {
            if (take("===") || take("=="))
                value = to_text(value) == to_text(sum());
            else if (take("!==") || take("!="))
                value = to_text(value) != to_text(sum());
            else
                return value;
        }
    }
    Value sum() {
        Value value = unary();
        while (sees("+") && text().substr(at_, 2) != "+=") {
            ++at_;
            Value const other = unary();
            auto const* a = std::get_if<double>(&value);
            auto const* b = std::get_if<double>(&other);
            value = a && b ? Value(*a + *b) : Value(to_text(value) + to_text(other));
        }
        return value;
    }
    Value unary() {
        if (take("!")) return !is_true(unary());
        if (take_word("await")) {
            Value const value = unary();
            auto const* thing = std::get_if<ThingPointer>(&value);
            if (thing == nullptr || !(*thing)->members.contains("then")) return value;
            auto const found = (*thing)->members.find("await");
            if (found == (*thing)->members.end()) fail("rejected");
            return found == (*thing)->members.end() ? Value() : found->second;
        }
        take_word("async");
        take_word("void");
        return postfix();
    }

    Value read(Value const& of, std::string const& member) {
        if (dry_) return {};
        if (auto const* string = std::get_if<std::string>(&of))
            return member_of_text(*string, member);
        auto const* thing = std::get_if<ThingPointer>(&of);
        if (thing == nullptr) {
            fail("cannot read " + member + " of " + to_text(of));
            return {};
        }
        if ((*thing)->get)
            if (auto value = (*thing)->get(member)) return *value;
        auto const found = (*thing)->members.find(member);
        return found == (*thing)->members.end() ? Value() : found->second;
    }
    Value call(Value const& function, Arguments const& arguments) {
        if (dry_) return {};
        auto const* thing = std::get_if<ThingPointer>(&function);
        if (thing != nullptr && (*thing)->call) return (*thing)->call(arguments);
        fail("not a function");
        return {};
    }
    void assign(Place const& place, Value const& value) {
        if (dry_) return;
        if (!place.is_name) {
            if (place.thing == nullptr) return fail("cannot assign");
            if (!place.thing->set || !place.thing->set(place.name, value))
                place.thing->members[place.name] = value;
            return;
        }
        for (Scope* scope = scope_.get(); scope != nullptr; scope = scope->around.get()) {
            auto const found = scope->names.find(place.name);
            if (found == scope->names.end()) continue;
            // location = "…"
            if (auto const* thing = std::get_if<ThingPointer>(&found->second))
                if ((*thing)->set && (*thing)->set("=", value)) return;
            found->second = value;
            return;
        }
        scope_->names[place.name] = value;
    }
    Arguments arguments() {
        Arguments values;
        while (!take(")") && at_ < text().size()) {
            values.push_back(single());
            take(",");
        }
        return values;
    }
    Value postfix() {
        Place place;
        Value value = primary(place);
        for (;;) {
            if (take("(")) {
                value = call(value, arguments());
                place = {};
            } else if (sees(".") || sees("?.") || sees("[")) {
                bool const is_index = take("[");
                if (!is_index && !take("?.")) need(".");
                auto const* thing = std::get_if<ThingPointer>(&value);
                place = {.thing = thing == nullptr ? nullptr : *thing,
                         .name = is_index ? to_text(expression()) : name()};
                if (is_index) need("]");
                // What is only assigned to is not read.
                if (!is_assignment()) value = read(value, place.name);
            } else {
                break;
            }
        }
        if (take("+=")) {
            Value const sum = Value(to_text(value) + to_text(single()));
            assign(place, sum);
            return sum;
        }
        if (!is_assignment()) return value;
        need("=");
        Value const assigned = single();
        assign(place, assigned);
        return assigned;
    }
    bool is_assignment() { return sees("=") && !sees("==") && !sees("=>"); }

    std::string quoted(char quote) {
        std::string value;
        for (; at_ < text().size() && text()[at_] != quote; ++at_) {
            if (quote == '`' && text().substr(at_, 2) == "${") {
                at_ += 2;
                value += to_text(expression());
                skip_blanks();
                continue;  // over the brace
            }
            if (text()[at_] == '\\') ++at_;
            value += text()[at_];
        }
        ++at_;
        return value;
    }
    Value literal_object() {
        auto object = make_thing();
        while (!take("}") && at_ < text().size()) {
            std::string member;
            if (sees("'") || sees("\"")) {
                char const quote = text()[at_++];
                member = quoted(quote);
            } else {
                member = name();
            }
            object->members[member] = take(":") ? single() : look_up(member);
            take(",");
        }
        return object;
    }
    Value look_up(std::string const& variable) {
        if (dry_) return {};
        for (Scope* scope = scope_.get(); scope != nullptr; scope = scope->around.get()) {
            auto const found = scope->names.find(variable);
            if (found != scope->names.end()) return found->second;
        }
        if (!is_assignment()) fail(variable + " is not defined");
        return {};
    }

    // At the parameters; nothing when it is no function after all.
    std::optional<Value> function(bool is_arrow) {
        std::size_t const start = at_;
        std::vector<std::string> parameters;
        if (take("(")) {
            while (!sees(")") && at_ < text().size()) {
                skip_blanks();
                if (!is_name_character(text()[at_])) break;
                parameters.push_back(name());
                if (!take(",")) break;
            }
            if (!take(")") || (is_arrow && !sees("=>"))) {
                at_ = start;
                return std::nullopt;
            }
        } else {
            parameters.push_back(name());
        }
        if (is_arrow) need("=>");
        bool const is_block = take("{");
        std::size_t const body = at_;
        bool const was = dry_;
        dry_ = true;
        if (is_block) {
            statements();
            need("}");
        } else {
            (void)single();
        }
        dry_ = was;
        return make_function([source = source_, scope = scope_, parameters, body,
                              is_block](Arguments const& given) -> Value {
            auto inner = make_scope(scope);
            for (std::size_t i = 0; i < parameters.size(); ++i)
                inner->names[parameters[i]] = argument(given, i);
            Reader reader(source, body, inner);
            if (!is_block) return reader.single();
            reader.statements();
            return reader.returned().value_or(Value());
        });
    }

    Value primary(Place& place) {
        skip_blanks();
        if (at_ >= text().size()) {
            fail("the end came too soon");
            return {};
        }
        char const c = text()[at_];
        if (c == '\'' || c == '"' || c == '`') {
            ++at_;
            return quoted(c);
        }
        if (std::isdigit(static_cast<unsigned char>(c)) != 0) {
            double number = 0;
            for (; at_ < text().size() && std::isdigit(static_cast<unsigned char>(text()[at_]));
                 ++at_)
                number = number * 10 + (text()[at_] - '0');
            return number;
        }
        if (c == '(') {
            if (auto made = function(true)) return *made;
            ++at_;
            Value value = expression();
            need(")");
            return value;
        }
        if (take("{")) return literal_object();
        if (take("[")) {
            std::vector<Value> items;
            while (!take("]") && at_ < text().size()) {
                items.push_back(single());
                take(",");
            }
            return make_array(std::move(items));
        }
        if (take_word("function")) {
            if (!sees("(")) (void)name();
            return function(false).value_or(Value());
        }
        if (take_word("new")) {
            Value maker = look_up(name());
            return call(maker, take("(") ? arguments() : Arguments());
        }
        std::size_t const start = at_;
        std::string const variable = name();
        if (sees("=>")) {
            at_ = start;
            return function(true).value_or(Value());
        }
        if (variable == "true" || variable == "false") return variable == "true";
        if (variable == "null") return Null{};
        if (variable == "undefined") return {};
        place = {.thing = nullptr, .name = variable, .is_name = true};
        return look_up(variable);
    }

    std::shared_ptr<Scope> scope_;
    bool dry_ = false;
    std::optional<Value> returned_;
};

}  // namespace

std::shared_ptr<Scope> make_scope(std::shared_ptr<Scope> around) {
    Scope* outermost = around.get();
    while (outermost->around != nullptr) outermost = outermost->around.get();
    auto inner = std::make_shared<Scope>(Scope{.around = std::move(around)});
    outermost->within.push_back(inner);
    return inner;
}

void forget_names(Scope& outermost) {
    for (std::weak_ptr<Scope> const& each : outermost.within)
        if (auto const scope = each.lock()) scope->names.clear();
    outermost.names.clear();
}

Value run_small_script(std::string source, std::shared_ptr<Scope> scope) {
    Reader reader(std::make_shared<std::string const>(std::move(source)), 0, std::move(scope));
    reader.statements();
    return reader.returned().value_or(Value());
}

}  // namespace parapet::tests
