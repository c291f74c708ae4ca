#include "markdown/view_call.h"

#include <catch2/catch.hpp>
#include <string>

using namespace satchel;

namespace {

std::string parsed(std::string_view tag) {
  const Result<ViewCall> call = parse_view_call(tag);
  if (!call) return call.error().code + ": " + call.error().message;
  return call->name + " " + call->arguments.dump();
}

std::string place_of_error(std::string_view tag) {
  const Result<ViewCall> call = parse_view_call(tag);
  return call ? "none" : std::to_string(call.error().line) + ":" + std::to_string(call.error().column);
}

std::string found(std::string_view text, size_t from = 0) {
  const ErbTag tag = find_erb_tag(text, from);
  return tag.begin == std::string_view::npos ? "none"
                                             : std::string(text.substr(tag.begin, tag.end - tag.begin));
}

}  // namespace

TEST_CASE("a view's name and arguments") {
  CHECK(parsed("<%= view :about_logos %>") == "about_logos {}");
  CHECK(parsed("<%=view :about_logos%>") == "about_logos {}");
  CHECK(parsed("<%= view 'people/board' %>") == "people/board {}");
  CHECK(parsed("<%= view \"a b\", x: 1, %>") == "a b {\"x\":1}");
  CHECK(parsed("<%= view :v,\n  use_url: false,\n  state: nil\n%>") == R"(v {"state":null,"use_url":false})");
  CHECK(parsed("<%= view :v, :state => 'WA', 'x' => 1, \"y\": 2 %>") == R"(v {"state":"WA","x":1,"y":2})");
}

TEST_CASE("every kind of value") {
  CHECK(
      parsed(
          "<%= view :v, a: :sym, b: 'it\\'s', c: \"say \\\"\\\\\\\"\", d: 12, e: -0.5, f: true, g: nil %>") ==
      R"(v {"a":"sym","b":"it's","c":"say \"\\\"","d":12,"e":-0.5,"f":true,"g":null})");
  CHECK(parsed("<%= view :v, a: [1, [2, ], 'x',], b: {}, c: {k: {l: :m}, 'n' => [],} %>") ==
        R"(v {"a":[1,[2],"x"],"b":{},"c":{"k":{"l":"m"},"n":[]}})");
  CHECK(parsed("<%= view :v, a: 1_000, b: +3, c: 1e3, d: 'a\\nb', e: '%>' %>") ==
        R"(v {"a":1000,"b":3,"c":1000.0,"d":"a\\nb","e":"%>"})");
  CHECK(parsed("<%= view :v, a: 'ä, %' %>") == "v {\"a\":\"ä, %\"}");
}

TEST_CASE("what is not a view") {
  for (const char* tag :
       {"<% if x %>", "<%# a comment %>", "<%= x %>", "<%= views :x %>", "<%%>", "<%=%>", "<%>"})
    CHECK(parsed(tag) == "unsupported-tag: only views are supported between <% and %>");
}

TEST_CASE("errors say what was expected, and where") {
  CHECK(parsed("<%= view %>") == "view-syntax: expected the view's name, found the end of the tag");
  CHECK(parsed("<%= view :x y %>") == "view-syntax: expected \",\" or \"%>\", found \"y\"");
  CHECK(parsed("<%= view :x, y %>") ==
        "view-syntax: expected \":\" after the key \"y\", found the end of the tag");
  CHECK(parsed("<%= view :x, y: WA %>") == "view-syntax: expected a value, found \"WA\"");
  CHECK(parsed("<%= view :x, y: 'a %>") == "view-syntax: this string is not closed");
  CHECK(parsed("<%= view :x, y: [1 2] %>") == "view-syntax: expected \",\" or \"]\", found \"2\"");
  CHECK(parsed("<%= view :x, y: {a: 1 %>") ==
        "view-syntax: expected \",\" or \"}\", found the end of the tag");
  CHECK(parsed("<%= view :x, y: 012 %>") == "view-syntax: \"012\" is not a number");
  CHECK(parsed("<%= view :x, y: 1e999 %>") == "view-syntax: \"1e999\" is not a number");
  CHECK(parsed("<%= view :x, y: 1, y: 2 %>") == "view-syntax: the key \"y\" is written twice");
  CHECK(parsed("<%= view :x, , %>") == "view-syntax: expected a key such as \"state:\", found \",\"");
  CHECK(parsed("<%= view '' %>") == "view-syntax: the view's name is empty");
  CHECK(parsed("<%= view : %>") == "view-syntax: expected a name after \":\", found \" \"");
  CHECK(parsed("<%= view :x, y: ä %>") == "view-syntax: expected a value, found \"ä\"");
  CHECK(place_of_error("<%= view :x, y: WA %>") == "1:17");
  CHECK(place_of_error("<%= view :x,\n  y: 1,\n  z: ? %>") == "3:6");
  CHECK(place_of_error("<% x %>") == "1:1");
}

TEST_CASE("values nest 32 deep, not deeper") {
  const auto nested = [](int depth) {
    return "<%= view :v, a: " + std::string(depth, '[') + std::string(depth, ']') + " %>";
  };
  CHECK(place_of_error(nested(32)) == "none");
  CHECK(parsed(nested(33)) == "view-syntax: lists and maps are nested more than 32 deep");
  CHECK(parsed(nested(100000)) == "view-syntax: lists and maps are nested more than 32 deep");
}

TEST_CASE("tags are found in text") {
  CHECK(found("a <%= view :x %> b") == "<%= view :x %>");
  CHECK(found("<%= view :x %> <%= view :y %>", 1) == "<%= view :y %>");
  CHECK(found("<%= view :x, a: 'b %> c' %> d") == "<%= view :x, a: 'b %> c' %>");
  CHECK(found("<%= view :x, a: 'it\\'s %>' %> d") == "<%= view :x, a: 'it\\'s %>' %>");
  CHECK(found("<% don't %> <%= view :x %>") == "<% don't %>");
  CHECK(found("<% \" %>") == "<% \" %>");
  CHECK(found("<%\n%>") == "<%\n%>");
  CHECK(found("a <% b") == "none");
  CHECK(found("100%> of it") == "none");
  CHECK(found("<%>") == "none");
  CHECK(found("") == "none");
}
