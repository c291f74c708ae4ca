// Every function, in the order of ASCII: FUNCTION(name, least, most, arrays, late, implementation, help)
// takes a Call, CHOOSING(…) a Choice. For arrays see Function::arrays; up to 255 arguments are any number.
#pragma once

// clang-format off
#define SATCHEL_CALC_FUNCTIONS(FUNCTION, CHOOSING) \
  FUNCTION("ABS", 1, 1, 0, false, abs, "The number without its sign") \
  FUNCTION("AND", 0, 255, 0xFF, false, and_, "TRUE where all conditions hold") \
  FUNCTION("AVERAGE", 1, 255, 0xFF, false, average, "The mean of the numbers") \
  FUNCTION("AVERAGEIF", 2, 3, 0b101, false, averageif, "The mean of the cells whose range meets the condition") \
  FUNCTION("AVERAGEIFS", 3, 255, 0xFF, false, averageifs, "The mean of the cells that meet all conditions") \
  FUNCTION("CEILING", 2, 2, 0, false, ceiling, "Rounds up, away from zero, to a multiple") \
  FUNCTION("CEILING.MATH", 1, 3, 0, true, ceiling_math, "Rounds up to a multiple; a third argument rounds negative numbers away from zero") \
  FUNCTION("CHAR", 1, 1, 0, false, char_, "The character with a code from 1 to 255 (Windows-1252)") \
  CHOOSING("CHOOSE", 2, 255, 0, false, choose, "The value at a place of the list") \
  FUNCTION("CODE", 1, 1, 0, false, code, "The code of the first character (Windows-1252)") \
  FUNCTION("COLUMNS", 1, 1, 0xFF, false, columns, "How many columns an array has") \
  FUNCTION("COMBIN", 2, 2, 0, false, combin, "In how many ways so many can be chosen of so many") \
  FUNCTION("CONCAT", 1, 255, 0xFF, true, concat, "All texts in a row, arrays cell by cell") \
  FUNCTION("CONCATENATE", 1, 255, 0, false, concat, "All texts in a row") \
  FUNCTION("COUNT", 1, 255, 0xFF, false, count, "How many are numbers") \
  FUNCTION("COUNTA", 1, 255, 0xFF, false, counta, "How many are not blank") \
  FUNCTION("COUNTBLANK", 1, 1, 0xFF, false, countblank, "How many are blank or an empty text") \
  FUNCTION("COUNTIF", 2, 2, 0b1, false, countif, "How many cells meet the condition") \
  FUNCTION("COUNTIFS", 2, 255, 0xFF, false, countifs, "How many cells meet all conditions") \
  FUNCTION("DATE", 3, 3, 0, false, date, "The date of a year, a month and a day") \
  FUNCTION("DATEDIF", 3, 3, 0, false, datedif, "The time between two dates in years (Y), months (M), days (D), or what remains (MD, YM, YD)") \
  FUNCTION("DATEVALUE", 1, 1, 0, false, datevalue, "The date that a text means") \
  FUNCTION("DAY", 1, 1, 0, false, day, "The day of the month") \
  FUNCTION("DAYS", 2, 2, 0, true, days, "The days from the second date to the first") \
  FUNCTION("DAYS360", 2, 3, 0, false, days360, "The days between two dates in a year of 12 months of 30 days") \
  FUNCTION("DOLLAR", 1, 2, 0, false, dollar, "The number as a text in dollars") \
  FUNCTION("EDATE", 2, 2, 0, false, edate, "The same day so many months later") \
  FUNCTION("EOMONTH", 2, 2, 0, false, eomonth, "The last day of the month so many months later") \
  FUNCTION("ERROR.TYPE", 1, 1, 0, false, error_type, "The number of an error, 1 to 7") \
  FUNCTION("EVEN", 1, 1, 0, false, even, "Rounds away from zero to an even number") \
  FUNCTION("EXACT", 2, 2, 0, false, exact, "Whether two texts are the same, case and all") \
  FUNCTION("EXP", 1, 1, 0, false, exp, "e to the power of the number") \
  FUNCTION("FACT", 1, 1, 0, false, fact, "The factorial") \
  FUNCTION("FALSE", 0, 0, 0, false, false_, "FALSE") \
  FUNCTION("FIND", 2, 3, 0, false, find, "Where a text stands in another, case and all") \
  FUNCTION("FIXED", 1, 3, 0, false, fixed, "The number as a text with so many decimals") \
  FUNCTION("FLOOR", 2, 2, 0, false, floor, "Rounds down, towards zero, to a multiple") \
  FUNCTION("FLOOR.MATH", 1, 3, 0, true, floor_math, "Rounds down to a multiple; a third argument rounds negative numbers towards zero") \
  FUNCTION("FV", 3, 5, 0, false, fv, "The value of savings after so many payments") \
  FUNCTION("GCD", 1, 255, 0xFF, false, gcd, "The greatest common divisor") \
  FUNCTION("HLOOKUP", 3, 4, 0b10, false, hlookup, "Looks a value up in the first row of a table") \
  FUNCTION("HOUR", 1, 1, 0, false, hour, "The hour, 0 to 23") \
  CHOOSING("IF", 2, 3, 0, false, if_, "One value where the condition holds, else another") \
  CHOOSING("IFERROR", 2, 2, 0, false, iferror, "The value, or another where it is an error") \
  CHOOSING("IFNA", 2, 2, 0, true, ifna, "The value, or another where it is #N/A") \
  CHOOSING("IFS", 2, 254, 0, true, ifs, "The value behind the first condition that holds") \
  FUNCTION("INDEX", 2, 3, 0b1, false, index, "The cell in a row and a column of an array") \
  FUNCTION("INT", 1, 1, 0, false, int_, "Rounds down to a whole number") \
  FUNCTION("IRR", 1, 2, 0b1, false, irr, "The rate at which payments are worth nothing now") \
  FUNCTION("ISBLANK", 1, 1, 0, false, isblank, "Whether it is blank") \
  FUNCTION("ISERR", 1, 1, 0, false, iserr, "Whether it is an error other than #N/A") \
  FUNCTION("ISERROR", 1, 1, 0, false, iserror, "Whether it is an error") \
  FUNCTION("ISLOGICAL", 1, 1, 0, false, islogical, "Whether it is TRUE or FALSE") \
  FUNCTION("ISNA", 1, 1, 0, false, isna, "Whether it is #N/A") \
  FUNCTION("ISNUMBER", 1, 1, 0, false, isnumber, "Whether it is a number") \
  FUNCTION("ISOWEEKNUM", 1, 1, 0, true, isoweeknum, "The number of the week by ISO 8601") \
  FUNCTION("ISTEXT", 1, 1, 0, false, istext, "Whether it is a text") \
  FUNCTION("LARGE", 2, 2, 0b1, false, large, "The largest number, the second largest, …") \
  FUNCTION("LCM", 1, 255, 0xFF, false, lcm, "The least common multiple") \
  FUNCTION("LEFT", 1, 2, 0, false, left, "The first characters of a text") \
  FUNCTION("LEN", 1, 1, 0, false, len, "How many characters a text has") \
  FUNCTION("LN", 1, 1, 0, false, ln, "The natural logarithm") \
  FUNCTION("LOG", 1, 2, 0, false, log, "The logarithm to a base, 10 where none is given") \
  FUNCTION("LOG10", 1, 1, 0, false, log10, "The logarithm to base 10") \
  FUNCTION("LOOKUP", 2, 3, 0b110, false, lookup, "The value that belongs to the last entry not above the one looked for") \
  FUNCTION("LOWER", 1, 1, 0, false, lower, "The text in small letters") \
  FUNCTION("MATCH", 2, 3, 0b10, false, match, "The place of a value in a row or column") \
  FUNCTION("MAX", 1, 255, 0xFF, false, max, "The largest number") \
  FUNCTION("MAXIFS", 3, 255, 0xFF, true, maxifs, "The largest of the cells that meet all conditions") \
  FUNCTION("MEDIAN", 1, 255, 0xFF, false, median, "The number in the middle") \
  FUNCTION("MID", 3, 3, 0, false, mid, "Characters from the middle of a text") \
  FUNCTION("MIN", 1, 255, 0xFF, false, min, "The smallest number") \
  FUNCTION("MINIFS", 3, 255, 0xFF, true, minifs, "The smallest of the cells that meet all conditions") \
  FUNCTION("MINUTE", 1, 1, 0, false, minute, "The minute, 0 to 59") \
  FUNCTION("MOD", 2, 2, 0, false, mod, "What remains of a division, with the divisor's sign") \
  FUNCTION("MODE", 1, 255, 0xFF, false, mode, "The number that occurs most often") \
  FUNCTION("MONTH", 1, 1, 0, false, month, "The month, 1 to 12") \
  FUNCTION("MROUND", 2, 2, 0, false, mround, "Rounds to the nearest multiple") \
  FUNCTION("N", 1, 1, 0, false, n, "The number, 1 for TRUE, 0 for anything else") \
  FUNCTION("NA", 0, 0, 0, false, na, "#N/A") \
  FUNCTION("NETWORKDAYS", 2, 3, 0b100, false, networkdays, "The working days from a date to another, both counted") \
  FUNCTION("NOT", 1, 1, 0, false, not_, "FALSE for TRUE and TRUE for FALSE") \
  FUNCTION("NPER", 3, 5, 0, false, nper, "How many payments a loan takes") \
  FUNCTION("NPV", 2, 255, 0xFE, false, npv, "What payments at the end of each period are worth now") \
  FUNCTION("NUMBERVALUE", 1, 3, 0, true, numbervalue, "The number that a text means, given its separators") \
  FUNCTION("ODD", 1, 1, 0, false, odd, "Rounds away from zero to an odd number") \
  FUNCTION("OR", 0, 255, 0xFF, false, or_, "TRUE where any condition holds") \
  FUNCTION("PI", 0, 0, 0, false, pi, "3.14159265358979") \
  FUNCTION("PMT", 3, 5, 0, false, pmt, "The payment of each period of a loan") \
  FUNCTION("POWER", 2, 2, 0, false, power, "A number to the power of another") \
  FUNCTION("PRODUCT", 1, 255, 0xFF, false, product, "All numbers multiplied") \
  FUNCTION("PROPER", 1, 1, 0, false, proper, "The text with a capital letter at each word's beginning") \
  FUNCTION("PV", 3, 5, 0, false, pv, "What a row of payments is worth now") \
  FUNCTION("QUOTIENT", 2, 2, 0, false, quotient, "The whole part of a division") \
  FUNCTION("RANK", 2, 3, 0b10, false, rank, "The place of a number among others by size") \
  FUNCTION("RATE", 3, 6, 0, false, rate, "The interest of each period of a loan") \
  FUNCTION("REPLACE", 4, 4, 0, false, replace, "The text with some of its characters replaced") \
  FUNCTION("REPT", 2, 2, 0, false, rept, "The text so many times") \
  FUNCTION("RIGHT", 1, 2, 0, false, right, "The last characters of a text") \
  FUNCTION("ROUND", 2, 2, 0, false, round, "Rounds to so many decimals, half away from zero") \
  FUNCTION("ROUNDDOWN", 2, 2, 0, false, rounddown, "Rounds towards zero to so many decimals") \
  FUNCTION("ROUNDUP", 2, 2, 0, false, roundup, "Rounds away from zero to so many decimals") \
  FUNCTION("ROWS", 1, 1, 0xFF, false, rows, "How many rows an array has") \
  FUNCTION("SEARCH", 2, 3, 0, false, search, "Where a text stands in another regardless of case; ? and * are any characters") \
  FUNCTION("SIGN", 1, 1, 0, false, sign, "1, 0 or -1 as the number's sign") \
  FUNCTION("SLN", 3, 3, 0, false, sln, "The depreciation of each period, all equal") \
  FUNCTION("SMALL", 2, 2, 0b1, false, small, "The smallest number, the second smallest, …") \
  FUNCTION("SQRT", 1, 1, 0, false, sqrt, "The square root") \
  FUNCTION("STDEV", 1, 255, 0xFF, false, stdev, "The standard deviation of a sample") \
  FUNCTION("STDEVP", 1, 255, 0xFF, false, stdevp, "The standard deviation of a whole population") \
  FUNCTION("SUBSTITUTE", 3, 4, 0, false, substitute, "The text with one part replaced by another, everywhere or at one occurrence") \
  FUNCTION("SUM", 1, 255, 0xFF, false, sum, "All numbers added") \
  FUNCTION("SUMIF", 2, 3, 0b101, false, sumif, "The sum of the cells whose range meets the condition") \
  FUNCTION("SUMIFS", 3, 255, 0xFF, false, sumifs, "The sum of the cells that meet all conditions") \
  FUNCTION("SUMPRODUCT", 1, 255, 0xFF, false, sumproduct, "Arrays multiplied cell by cell, and added") \
  FUNCTION("SUMSQ", 1, 255, 0xFF, false, sumsq, "The sum of the squares") \
  CHOOSING("SWITCH", 3, 254, 0, true, switch_, "The value behind the first that equals the expression, else the last") \
  FUNCTION("T", 1, 1, 0, false, t, "The text, or an empty one for anything else") \
  FUNCTION("TEXT", 2, 2, 0, false, text, "The value as a text in a number format") \
  FUNCTION("TEXTJOIN", 3, 255, 0xFC, true, textjoin, "All texts with a separator between them") \
  FUNCTION("TIME", 3, 3, 0, false, time, "The time of an hour, a minute and a second as a part of a day") \
  FUNCTION("TIMEVALUE", 1, 1, 0, false, timevalue, "The time that a text means, as a part of a day") \
  FUNCTION("TRIM", 1, 1, 0, false, trim, "The text with single spaces between its words") \
  FUNCTION("TRUE", 0, 0, 0, false, true_, "TRUE") \
  FUNCTION("TRUNC", 1, 2, 0, false, trunc, "Rounds towards zero") \
  FUNCTION("UPPER", 1, 1, 0, false, upper, "The text in capital letters") \
  FUNCTION("VALUE", 1, 1, 0, false, value, "The number that a text means") \
  FUNCTION("VAR", 1, 255, 0xFF, false, var, "The variance of a sample") \
  FUNCTION("VLOOKUP", 3, 4, 0b10, false, vlookup, "Looks a value up in the first column of a table") \
  FUNCTION("WEEKDAY", 1, 2, 0, false, weekday, "The day of the week as a number") \
  FUNCTION("WEEKNUM", 1, 2, 0, false, weeknum, "The number of the week in its year") \
  FUNCTION("WORKDAY", 2, 3, 0b100, false, workday, "The date so many working days later") \
  FUNCTION("XLOOKUP", 3, 6, 0b1110, true, xlookup, "Looks a value up in one array and gives what belongs to it in another") \
  FUNCTION("XOR", 0, 255, 0xFF, true, xor_, "TRUE where an odd number of conditions hold") \
  FUNCTION("YEAR", 1, 1, 0, false, year, "The year") \
  FUNCTION("YEARFRAC", 2, 3, 0, false, yearfrac, "The part of a year between two dates")
// clang-format on
