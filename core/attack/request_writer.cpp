#include "core/attack/request_writer.h"

#include "core/attack/options.h"
#include "core/base/ascii.h"
#include "core/base/utf8.h"
#include "core/http/percent.h"

namespace parapet::attack {
namespace {

std::string escape_unit(char32_t unit) {
    constexpr char kHex[] = "0123456789abcdef";
    std::string text = "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) text += kHex[(unit >> shift) & 15];
    return text;
}

std::string escaped_json_string(std::string_view text) {
    std::string json = "\"";
    for (char32_t c : decode_utf8(text)) {
        if (c >= 0x10000) {
            json += escape_unit(0xD800 + ((c - 0x10000) >> 10));
            json += escape_unit(0xDC00 + ((c - 0x10000) & 0x3FF));
        } else {
            json += escape_unit(c);
        }
    }
    return json + "\"";
}

// A number goes unquoted, as an ordinary client writes it.
std::string json_sample(Parameter const& parameter) {
    return is_number(parameter) ? parameter.sample : json_string(parameter.sample);
}

std::string json_value(Parameter const& parameter, DressedValue const& sent) {
    std::string const value = json_string(sent.value);
    std::string const sample = json_sample(parameter);
    switch (sent.dress) {
        case Dress::Array: return "[" + value + "]";
        case Dress::NestedArray: return "[[" + value + "]]";
        case Dress::SampleThenValue: return "[" + sample + "," + value + "]";
        case Dress::ValueThenSample: return "[" + value + "," + sample + "]";
        case Dress::Object: return "{" + value + ":" + value + "}";
        case Dress::EscapedJson: return escaped_json_string(sent.value);
        case Dress::Raw: return sent.value;
        default: return value;
    }
}

std::string query_pairs(Parameter const& parameter, DressedValue const& sent) {
    std::string const name = http::percent_encode(parameter.name);
    std::string const value = http::percent_encode(sent.value);
    std::string const sample = http::percent_encode(parameter.sample);
    switch (sent.dress) {
        case Dress::Array: return name + "[]=" + value;
        case Dress::NestedArray: return name + "[0][0]=" + value;
        case Dress::SampleThenValue: return name + "=" + sample + "&" + name + "=" + value;
        case Dress::ValueThenSample: return name + "=" + value + "&" + name + "=" + sample;
        case Dress::Object: return name + "[" + value + "]=" + value;
        case Dress::Raw: return name + "=" + sent.value;
        default: return name + "=" + value;
    }
}

class Writer {
public:
    Writer(Endpoint const& endpoint, std::vector<std::string> const& values,
           DressedValue const* dressed)
        : endpoint_(endpoint), values_(values), dressed_(dressed) {}

    http::Request write() {
        http::Request request;
        request.method = dress() == Dress::Head ? "HEAD" : endpoint_.method;
        path_ = endpoint_.path;
        for (std::size_t i = 0; i < endpoint_.parameters.size(); ++i) place(i);
        if (dressed_ != nullptr) add_elsewhere();
        if (dress() == Dress::OtherPath) {
            shout_fixed_parts();
            path_ += "/";
        }
        request.target = query_.empty() ? path_ : path_ + "?" + query_;
        if (!json_.empty()) {
            request.headers.append("Content-Type", content_type());
            request.body = dress() == Dress::FormBody ? form_ : "{" + json_ + "}";
        } else if (!form_.empty()) {
            request.headers.append("Content-Type", "application/x-www-form-urlencoded");
            request.body = form_;
        }
        return request;
    }

private:
    Dress dress() const { return dressed_ == nullptr ? Dress::Plain : dressed_->dress; }

    std::string content_type() const {
        if (dress() == Dress::FormBody) return "application/x-www-form-urlencoded";
        return dress() == Dress::TextBody ? "text/plain" : "application/json";
    }

    static void join(std::string& list, char const* separator, std::string const& item) {
        if (!list.empty()) list += separator;
        list += item;
    }

    void place(std::size_t index) {
        Parameter const& parameter = endpoint_.parameters[index];
        bool const is_dressed = dressed_ != nullptr && dressed_->parameter == index;
        DressedValue sent{index, values_[index]};
        if (is_dressed) sent = *dressed_;
        if (is_dressed && sent.dress == Dress::ValueElsewhere) sent.value = parameter.sample;
        bool const in_path = parameter.place == Place::PathSegment;
        if (is_dressed && sent.dress == Dress::Missing && !in_path) return;
        switch (parameter.place) {
            case Place::Query: join(query_, "&", query_pairs(parameter, sent)); break;
            case Place::PathSegment: replace_segment(parameter.name, sent); break;
            case Place::JsonField: place_in_body(parameter, sent); break;
            case Place::FormField: join(form_, "&", query_pairs(parameter, sent)); break;
        }
    }

    void place_in_body(Parameter const& parameter, DressedValue const& sent) {
        std::string const name = json_string(parameter.name) + ":";
        bool const ordinary = sent.dress == Dress::Plain && sent.value == parameter.sample;
        if (sent.dress == Dress::DuplicateKey) join(json_, ",", name + json_sample(parameter));
        join(json_, ",", name + (ordinary ? json_sample(parameter) : json_value(parameter, sent)));
        join(form_, "&", query_pairs(parameter, sent));
    }

    void replace_segment(std::string const& name, DressedValue const& sent) {
        std::size_t const at = path_.find(":" + name);
        if (at == std::string::npos) return;
        path_.replace(at, name.size() + 1,
                      sent.dress == Dress::Raw ? sent.value : http::percent_encode(sent.value));
    }

    // The other place of a query or path value is the JSON body; of a JSON value, the query.
    void add_elsewhere() {
        Parameter const& parameter = endpoint_.parameters[dressed_->parameter];
        bool const value_there = dressed_->dress == Dress::ValueElsewhere;
        if (!value_there && dressed_->dress != Dress::SampleElsewhere) return;
        std::string const& text = value_there ? dressed_->value : parameter.sample;
        if (parameter.place == Place::Query) {
            join(json_, ",", json_string(parameter.name) + ":" + json_string(text));
        } else {
            join(query_, "&",
                 http::percent_encode(parameter.name) + "=" + http::percent_encode(text));
        }
    }

    // Express routes do not care about case; a filter on the path may. Values stay as they are.
    void shout_fixed_parts() {
        std::size_t const end = std::min(endpoint_.path.find(':'), endpoint_.path.size());
        for (std::size_t i = 0; i < end && i < path_.size(); ++i) {
            if (ascii::is_lower(path_[i])) path_[i] = static_cast<char>(path_[i] - 'a' + 'A');
        }
    }

    Endpoint const& endpoint_;
    std::vector<std::string> const& values_;
    DressedValue const* dressed_;
    std::string path_, query_, json_, form_;
};

}  // namespace

std::string json_string(std::string_view text) {
    std::string json = "\"";
    for (char c : text) {
        if (c == '"' || c == '\\') {
            json += '\\';
            json += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            json += escape_unit(static_cast<unsigned char>(c));
        } else {
            json += c;
        }
    }
    return json + "\"";
}

http::Request write_request(Endpoint const& endpoint, std::vector<std::string> const& values,
                            DressedValue const& dressed) {
    return Writer(endpoint, values, &dressed).write();
}

http::Request write_request(Endpoint const& endpoint, std::vector<std::string> const& values) {
    return Writer(endpoint, values, nullptr).write();
}

std::vector<std::string> samples(Endpoint const& endpoint) {
    std::vector<std::string> values;
    for (Parameter const& parameter : endpoint.parameters) values.push_back(parameter.sample);
    return values;
}

std::vector<http::QueryPair> json_strings(std::string const& json) {
    std::vector<http::QueryPair> found;
    std::string name;
    for (std::size_t at = json.find('"'); at != std::string::npos;) {
        std::size_t const end = json.find('"', at + 1);
        if (end == std::string::npos) break;
        std::string text = json.substr(at + 1, end - at - 1);
        std::size_t const next = json.find_first_not_of(" \t\r\n", end + 1);
        if (next != std::string::npos && json[next] == ':')
            name = std::move(text);
        else
            found.push_back({name, std::move(text)});
        at = json.find('"', end + 1);
    }
    return found;
}

}  // namespace parapet::attack
