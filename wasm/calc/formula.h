// A formula as a tree: its nodes stand in one vector, each behind its operands, so that running through them
// in order computes it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "calc/value.h"

namespace satchel::calc {

struct Function;

enum class NodeKind : uint8_t {
  kConstant,  // operand: index of constants; an array constant is one too
  kMissing,   // an argument left out
  kName,      // operand: index of names
  kCell,      // a cell of a sheet that there is not, which is blank; operand: the constant of its text
  kUnary,
  kBinary,
  kCall,   // operand: index of arguments, where its starts stand
  kDelay,  // before the arguments of a call that chooses which to compute; operand: the call's index
};

// In the order of kOperatorTexts; those of kUnary begin with kNegate.
enum class Operator : uint8_t {
  kEqual,
  kNotEqual,
  kLessOrEqual,
  kMoreOrEqual,
  kLess,
  kMore,
  kJoin,
  kAdd,
  kSubtract,
  kMultiply,
  kDivide,
  kPower,
  kNegate,
  kPlus,
  kPercent,
};
extern const std::string_view kOperatorTexts[];
// How strongly it binds; of the binary ones 1 to 5, all of which take the left first.
int precedence(Operator op);
constexpr int kPrefixPrecedence = 6, kPercentPrecedence = 7, kOperandPrecedence = 8;

struct Node {
  NodeKind kind;
  Operator op{};
  uint16_t function = 0;  // index of functions(); kNoFunction where nobody knows it
  uint16_t arguments = 0;
  uint32_t operand = 0;
  uint32_t size = 1;    // nodes of the tree that ends here
  uint32_t column = 0;  // bytes from 1
};
constexpr uint16_t kNoFunction = 0xFFFF;

// A name that the formula asks for, as it was first written.
struct NameUse {
  std::string text;
  uint32_t column = 0;
};

struct Formula {
  std::vector<Node> nodes;
  std::vector<Value> constants;
  std::vector<NameUse> names;   // each once, regardless of case
  std::vector<uint32_t> slots;  // of the names, for who computes them; filled by who knows the names
  // Of each call: the nodes at which its arguments begin, its own node, and the constant that is its name
  // where nobody knows the function.
  std::vector<uint32_t> arguments;
  // Functions that nobody knows, or that were called with too few or too many arguments: the formula computes
  // (an error) all the same, as a sheet's would.
  Diagnostics problems;

  // Where texts and array cells of the constants stand. Moved with the formula, never copied.
  std::vector<char> characters;
  std::vector<Value> cells;
};

}  // namespace satchel::calc
