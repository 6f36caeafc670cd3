/* Words of bash, cmd, PowerShell and docker.exe, where the recorded lines do not reach. */
#include "arena_testing.h"

#include "model/shell/shell.h"

#include <stdio.h>

/* The words with | between them, the commands with / */
static struct str all_words(const struct shell_answer *answer)
{
    struct str text = STR_NONE;

    for (size_t i = 0; i < answer->count; i++) {
        for (size_t j = 0; j < answer->commands[i].count; j++)
            text = arena_printf(&arena, "%.*s%s%.*s", STR_FMT(text),
                                j > 0   ? "|"
                                : i > 0 ? "/"
                                        : "",
                                STR_FMT(answer->commands[i].items[j]));
    }
    return text;
}

static void check(enum shell shell, const char *line, const char *words, const char *unresolved)
{
    struct shell_answer answer;
    struct str got, names = STR_NONE;

    assert_null(shell_split(&answer, &arena, shell, str_of(line)));
    got = answer.error.len > 0 ? answer.error : all_words(&answer);
    for (size_t i = 0; i < answer.unresolved.count; i++)
        names = arena_printf(&arena, "%.*s%s%.*s", STR_FMT(names), i > 0 ? "|" : "",
                             STR_FMT(answer.unresolved.items[i]));
    if (!str_is(got, words) || !str_is(names, unresolved))
        print_error("%s\n  got  %.*s (%.*s)\n  want %s (%s)\n", line, STR_FMT(got), STR_FMT(names),
                    words, unresolved);
    assert_true(str_is(got, words));
    assert_true(str_is(names, unresolved));
}

static void bash_expands_braces(void **state)
{
    (void)state;
    check(SHELL_BASH, "docker run {a,b}{c,d}", "run|ac|ad|bc|bd", "");
    check(SHELL_BASH, "docker run {1..10..3} {a..c} {c..a} {-1..1}",
          "run|1|4|7|10|a|b|c|c|b|a|-1|0|1", "");
    check(SHELL_BASH, "docker run {1..a} {1...3} {} {a} {a,b", "run|{1..a}|{1...3}|{}|{a}|{a,b",
          "");
    check(SHELL_BASH, "docker run a{b{c,d}e", "run|a{bce|a{bde", "");
    check(SHELL_BASH, "docker run {{a,b}}", "run|{a}|{b}", "");
    check(SHELL_BASH, "docker run {a,{b,c},d} {Y..Z}{1,}", "run|a|b|c|d|Y1|Y|Z1|Z", "");
    check(SHELL_BASH, "docker run {+1..3} {-01..1} {00..2} {1..03}",
          "run|1|2|3|-01|000|001|00|01|02|01|02|03", "");
    check(SHELL_BASH, "docker run {1..3..0} {1..3..-1} {3..1..1} {a..c..2}",
          "run|1|2|3|1|2|3|3|2|1|a|c", "");
    check(SHELL_BASH, "docker run {1..9..x} {1x..3} {..3} {1..} {+..3} {a..1}",
          "run|{1..9..x}|{1x..3}|{..3}|{1..}|{+..3}|{a..1}", "");
    check(SHELL_BASH, "docker run {a,'b c'} {\"\",x}", "run|a|b c||x", "");
    check(SHELL_BASH, "docker run x{,}y", "run|xy|xy", "");
    check(SHELL_BASH, "docker run ${x}{a,b}", "run|a|b", "x");
    /* Braces come before variables, whose names they may make. */
    check(SHELL_BASH, "docker run $A{b,c} x$B{1..2}y ${C}{d,e}", "run|x|x|d|e", "Ab|Ac|B1y|B2y|C");
    check(SHELL_BASH, "docker run {$A,$B}c {a,$C}.d $D{e} $E\\{f,g} $F\"{h,i}\" {$G..3}",
          "run|a.d|.d|{e}|{f,g}|{h,i}|{..3}", "Ac|Bc|C|D|E|F|G");
    check(SHELL_BASH, "docker run {x,$A}${B}{1..2} $C`:`{1..2} {1..${D}3}",
          "run|x1|x2|1|2|1|2|{1..3}", "B|A|C|`:`|D");
    check(SHELL_BASH, "docker run \"$A{b,c}\" ${X:-$A{b,c}} $1{a,b} $?{a,b}",
          "run|{b,c}|{b,c}|a|b|0a|0b", "A|X|1|?");
    check(SHELL_BASH, "docker run {9..7} {Z..b}", "run|9|8|7|Z|[||]|^|_|`|a|b", "");
    check(SHELL_BASH, "docker run {1..2}{,x} {a\\,b,c} {'a,b',c}", "run|1|1x|2|2x|a,b|c|a,b|c", "");
    check(SHELL_BASH, "docker run {a,b}\\{c,d\\} {a,b}$ x{,}", "run|a{c,d}|b{c,d}|a$|b$|x|x", "");
    check(SHELL_BASH, "docker run \\{a,b} {a,b\\} {a\\,b}", "run|{a,b}|{a,b}|{a,b}", "");
    check(SHELL_BASH, "docker run {a,{b,c} {{a,b},c} {a}{b,c}", "run|{a,b|{a,c|a|b|c|{a}b|{a}c",
          "");
    check(SHELL_BASH, "docker run \"{a,b}\" {\"a b\",c}", "run|{a,b}|a b|c", "");
    check(SHELL_BASH, "docker run {-..1} {1..-} {1..2..} {1..2..3..4}",
          "run|{-..1}|{1..-}|{1..2..}|{1..2..3..4}", "");
    /* in 64 bits; filled with zeros in 32 */
    check(SHELL_BASH,
          "docker run {1234567890..1234567891} {9223372036854775806..9223372036854775807}",
          "run|1234567890|1234567891|9223372036854775806|9223372036854775807", "");
    check(SHELL_BASH, "docker run {-9223372036854775808..-9223372036854775807} {+5..6..+1}",
          "run|-9223372036854775808|-9223372036854775807|5|6", "");
    check(SHELL_BASH, "docker run {9223372036854775800..9223372036854775807..5}",
          "run|9223372036854775800|9223372036854775805", "");
    check(SHELL_BASH,
          "docker run {1..9223372036854775808} {1..-9223372036854775807} {1..99999999999}",
          "run|{1..9223372036854775808}|{1..-9223372036854775807}|{1..99999999999}", "");
    check(SHELL_BASH, "docker run {5..1..-9223372036854775807} {5..1..-9223372036854775808}",
          "run|5|{5..1..-9223372036854775808}", "");
    check(SHELL_BASH, "docker run {00000000000..99999999999..50000000000} {+01..3}",
          "run|00000000000|-1539607552|1|2|3", "");
    check(SHELL_BASH, "docker run {00000000000000000000000000000000000000000000000001..2}x",
          "run|00000000000000000000000000000000000000000000000001x|"
          "00000000000000000000000000000000000000000000000002x",
          "");
    check(SHELL_BASH, "docker run {a..b..c} {1..3..b} {aa..b} {@..B} {[..b}",
          "run|{a..b..c}|{1..3..b}|{aa..b}|{@..B}|{[..b}", "");
}

/* What closes a group is the first } behind a comma or dots of its own. */
static void braces_close_behind_a_comma(void **state)
{
    (void)state;
    check(SHELL_BASH, "docker {x}a,b} a{},b} {},b} {x}\\{a,b}", "x}a|b|a}|ab|{},b}|x}{a|b", "");
    check(SHELL_BASH, "docker {x}{a,b}c,d} {a}b}c,d} {1..2}a,b}", "x}ac|x}bc|d|a}b}c|d|1a,b}|2a,b}",
          "");
    check(SHELL_BASH, "docker {1..{a,b}} {1..x{a,b}..} {1..x}{a,b} {1..x}y,z}",
          "1..a|1..b|1..xa..|1..xb..|{1..x}a|{1..x}b|{1..x}y,z}", "");
    check(SHELL_BASH, "docker {x}..y}{a,b} {x}..{a,b}", "{x}..y}a|{x}..y}b|{x}..a|{x}..b", "");
}

static void braces_bring_homes(void **state)
{
    (void)state;
    check(SHELL_BASH, "docker {~/a,b} {,~}x {a,~u/b}", "/a|b|x||a|/b", "~|~x|~u");
    check(SHELL_BASH, "docker {'~',b} {~,b}\"x\" {\\~,b} A={~/x,b}", "~|b|~x|bx|~|b|A=~/x|A=b", "");
    check(SHELL_BASH, "docker $X~/{a,b} ${X}~{a,b}", "~/a|~/b|~a|~b", "X");
}

static void bash_reads_scripts(void **state)
{
    (void)state;
    check(SHELL_BASH,
          "f() { docker run a; }; g ()\n{\n docker run b\n}\nfunction h { docker run c; }",
          "run|a/run|b/run|c", "");
    check(SHELL_BASH,
          "case \"$1\" in\n  # all\n  a|'b c') docker run a ;;\n  (d) docker run b;&\n"
          "  *) ;;\nesac\ndocker run c",
          "run|a/run|b/run|c", "");
    check(SHELL_BASH, "if case $x in esac; then docker run $y; fi", "run", "y");
    check(SHELL_BASH, "for ((i = 0; i < 3; i++)); do docker run a; done", "run|a", "");
    check(SHELL_BASH, "A=(a 'b)' c); docker run d", "run|d", "");
    check(SHELL_BASH, "docker run --env-file <(echo A=1) a > >(tee b) c", "run|--env-file||a|c",
          "<(echo A=1)");
    check(SHELL_BASH, "docker run {fd}>o a $X2>o {1fd}>o", "run|a|{1fd}", "X2");
    check(SHELL_BASH, "docker run ${X}2>o a", "run|2|a", "X");
    check(SHELL_BASH, "docker run a ;; b", "syntax error near unexpected token `;;'", "");
    check(SHELL_BASH, "docker run a ;& b", "syntax error near unexpected token `;&'", "");
    check(SHELL_BASH, "case x in a) docker run a", "syntax error: unexpected end of file", "");
    check(SHELL_BASH, "case x of", "syntax error near unexpected token `of'", "");
    check(SHELL_BASH, "case x in a b) c;; esac", "syntax error near unexpected token `b'", "");
    check(SHELL_BASH, "docker run (a)", "syntax error near unexpected token `('", "");
}

static void bash_runs_commands_by_others(void **state)
{
    static const char *const lines[] = {
        "sudo -u bob -E docker run a", "timeout -k 5 30 docker run a", "nice -n 5 docker run a",
        "env -u X A=1 docker run a",   "winpty docker run a",          "time -p docker run a",
        "exec -a b sudo docker run a", "sudo -n nohup docker run a",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
        check(SHELL_BASH, lines[i], "run|a", "");
    check(SHELL_BASH, "timeout docker run a", "", "");
}

/* exec docker run IMAGE "$@" of a script: without arguments there is no empty one. */
static void bash_ends_a_redirection_that_closes(void **state)
{
    (void)state;
    check(SHELL_BASH, "docker run 2>&-x 3<& -- img", "run|x|-|img", "");
    check(SHELL_BASH, "docker run 2>&-#x y", "run", "");
    check(SHELL_BASH, "docker run 2>&1- img 2>- x", "run|img|x", "");
    check(SHELL_BASH, "docker run 2>&1>>o <&3<i a", "run|a", "");
}

static void bash_names_what_it_did_not_expect(void **state)
{
    static const char *const tokens[] = {"<>",  "<<", "<<<", "<<-", ">>", ">&", "<&",
                                         ">|",  "&>", "&>>", "|&",  "&&", "||", ";;",
                                         ";;&", ";&", ";",   "&",   "|",  "(",  ")"};

    (void)state;
    for (size_t i = 0; i < sizeof(tokens) / sizeof(tokens[0]); i++) {
        struct str line = arena_printf(&arena, "docker run > %s x", tokens[i]);
        struct str error =
            arena_printf(&arena, "syntax error near unexpected token `%s'", tokens[i]);

        check(SHELL_BASH, line.s, error.s, "");
    }
    check(SHELL_BASH, "|& docker run", "syntax error near unexpected token `|&'", "");
    check(SHELL_BASH, "docker run > # x", "syntax error near unexpected token `newline'", "");
    check(SHELL_BASH, "docker run <<<#x\n", "syntax error near unexpected token `newline'", "");
    check(SHELL_BASH, "docker (\"a b\" c)", "syntax error near unexpected token `\"a b\"'", "");
    check(SHELL_BASH, "docker run > 2>&1", "syntax error near unexpected token `2'", "");
    check(SHELL_BASH, "docker (", "syntax error near unexpected token `newline'", "");
    check(SHELL_BASH, "docker (\"", "unexpected EOF while looking for matching `\"'", "");
    check(SHELL_BASH, "docker run (x)", "syntax error near unexpected token `('", "");
}

static void bash_arguments_in_quotes_may_be_none(void **state)
{
    (void)state;
    check(SHELL_BASH, "docker run img \"$@\"", "run|img", "@");
    check(SHELL_BASH, "docker run {a,$X}\"$@\"{1..2} img", "run|a1|a2|1|2|img", "@|X");
    check(SHELL_BASH, "docker run img \"${@}\"\"$@\" x", "run|img|x", "@");
    check(SHELL_BASH, "docker run img a\"$@\" \"a$@\"", "run|img|a|a", "@");
    check(SHELL_BASH, "docker run img \"\"\"$@\" \"$*\"", "run|img||", "@|*");
}

static void braces_have_an_end(void **state)
{
    static const char *const lines[] = {"docker run {1..999999999}",
                                        "docker run {a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}"
                                        "{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}"};

    (void)state;
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        struct shell_answer answer;
        struct err *e = shell_split(&answer, &arena, SHELL_BASH, str_of(lines[i]));

        assert_non_null(e);
        assert_int_equal(e->class, ERR_LIMIT);
        err_free(e);
    }
}

static void bash_knows_commands(void **state)
{
    (void)state;
    check(SHELL_BASH, "for i in 1 2; do docker run $i; done", "run", "i");
    check(SHELL_BASH, "{ docker run a; } && ( docker run b ) > out", "run|a/run|b", "");
    check(SHELL_BASH, "sudo -E docker run a", "run|a", "");
    check(SHELL_BASH, "echo $X; docker run a", "run|a", "");
    check(SHELL_BASH, "A=$X docker run a >$Y", "run|a", "");
    check(SHELL_BASH, "if true\nthen docker run a\nelse docker run b\nfi", "run|a/run|b", "");
    check(SHELL_BASH, "docker run a <<-'E F' b\n\tx'\n\tE F\ndocker ps", "run|a|b/ps", "");
    check(SHELL_BASH, "docker run a |& cat", "run|a", "");
    check(SHELL_BASH, "/usr/bin/docker run a # b", "run|a", "");
    check(SHELL_BASH, "mydocker run a", "", "");
    check(SHELL_BASH, "docker run a &&", "syntax error: unexpected end of file", "");
    check(SHELL_BASH, "; docker run a", "syntax error near unexpected token `;'", "");
    check(SHELL_BASH, "docker run a > ; b", "syntax error near unexpected token `;'", "");
    check(SHELL_BASH, "docker run (a)", "syntax error near unexpected token `('", "");
    check(SHELL_BASH, "(docker run a", "syntax error: unexpected end of file", "");
    check(SHELL_BASH, "A+=1 _b=2 B3=4 docker run x", "run|x", "");
    check(SHELL_BASH, "A-b=1 docker run x", "", "");
    check(SHELL_BASH, "docker run a 2>/dev/null 3</dev/null b", "run|a|b", "");
    check(SHELL_BASH, "docker run a2>/dev/null b", "run|a2|b", "");
    check(SHELL_BASH, "docker run a &>/dev/null b &>>/dev/null c >|/dev/null <>/dev/null d",
          "run|a|b|c|d", "");
    check(SHELL_BASH, "docker run a <<<word b", "run|a|b", "");
    check(SHELL_BASH, "docker run a <<E b\nx\nE", "run|a|b", "");
    check(SHELL_BASH, "docker run a <<E b\nx", "run|a|b", "");
    check(SHELL_BASH, "docker run a <<-E b\n\t\tx\n\tE", "run|a|b", "");
    check(SHELL_BASH, "docker run a <<E <<'F' b\n1\nE\n2\nF\ndocker run c", "run|a|b/run|c", "");
    check(SHELL_BASH, "docker run a;docker run b", "run|a/run|b", "");
    check(SHELL_BASH, "docker run a&", "run|a", "");
    check(SHELL_BASH, "docker run a || docker run b", "run|a/run|b", "");
    check(SHELL_BASH, "docker run a |\n\ndocker run b", "run|a/run|b", "");
    check(SHELL_BASH, "if true; then docker run a; elif true; then docker run b; fi", "run|a/run|b",
          "");
    check(SHELL_BASH, "while docker run c; do docker run a; break; done", "run|c/run|a", "");
    check(SHELL_BASH, "! docker run a", "run|a", "");
    check(SHELL_BASH, "time docker run a", "run|a", "");
    check(SHELL_BASH, "docker run a # c", "run|a", "");
    check(SHELL_BASH, "docker run a#b c", "run|a#b|c", "");
    check(SHELL_BASH, "docker run a \\\n  b\tc", "run|a|b|c", "");
    check(SHELL_BASH, "docker run a >", "syntax error near unexpected token `newline'", "");
    check(SHELL_BASH, "docker run a > >b", "syntax error near unexpected token `>'", "");
    check(SHELL_BASH, "docker run a && && b", "syntax error near unexpected token `&&'", "");
    check(SHELL_BASH, "docker run a >)", "syntax error near unexpected token `)'", "");
    check(SHELL_BASH, "docker run a )", "syntax error near unexpected token `)'", "");
}

static void bash_leaves_to_the_shell(void **state)
{
    (void)state;
    check(SHELL_BASH, "docker run \"$(echo \"a)b\" 'c)')\" x", "run||x", "$(echo \"a)b\" 'c)')");
    check(SHELL_BASH, "docker run ${A:-b c} ${#A} ${A/x/y}", "run|b|c|0", "A");
    check(SHELL_BASH, "docker run `a \\` b` x", "run|x", "`a \\` b`");
    check(SHELL_BASH, "docker run $((1+2)) x", "run|x", "$((1+2))");
    check(SHELL_BASH, "docker run a$[1 + 2]b \"$[b[0]]\" $[",
          "unexpected EOF while looking for matching `]'", "$[1 + 2]|$[b[0]]");
    check(SHELL_BASH, "docker run a$[1 + 2]b \"$[b[0]]\"", "run|ab|", "$[1 + 2]|$[b[0]]");
    check(SHELL_BASH, "docker run A+=~ A+~ A+b=~", "run|A+=|A+~|A+b=~", "~");
    check(SHELL_BASH, "docker run ~bob/x a~ -e A=~ B=x:~/y", "run|/x|a~|-e|A=|B=x:/y", "~bob|~");
    check(SHELL_BASH, "docker run $'\\x41\\101\\u00e9\\'' x", "run|AA\xc3\xa9'|x", "");
    check(SHELL_BASH, "docker run $'\\cA\\x4Z\\q\\?\\U0001F600' x",
          "run|\x01\x04Z\\q?\xf0\x9f\x98\x80|x", "");
    check(SHELL_BASH, "docker run $'\\x{41}b' $'a\\0b'c $'\\x{4142}\\x{}d'e $'\\u0000'",
          "run|Ab|ac|Be|", "");
    check(SHELL_BASH, "docker run $'a", "unexpected EOF while looking for matching `''", "");
    check(SHELL_BASH, "docker run \"$(echo \"a\\\"b\" \"$(echo c)\")\" x", "run||x",
          "$(echo \"a\\\"b\" \"$(echo c)\")");
    check(SHELL_BASH, "docker run \"${A:-a\\}b}\" ${B:-${C:-c}} ${D:=d}", "run|a}b|c|d", "A|B|C|D");
    check(SHELL_BASH, "docker run $# ${#} ${?} ${?:-y} ${#A} x", "run|0|0|0|0|0|x", "#|?|A");
    check(SHELL_BASH, "docker run 1A=~ A-b=~ =~ A:~", "run|1A=~|A-b=~|=~|A:~", "");
    check(SHELL_BASH, "docker run \"${A\" x", "unexpected EOF while looking for matching `}'", "");
    check(SHELL_BASH, "docker run $(x", "unexpected EOF while looking for matching `)'", "");
    check(SHELL_BASH, "docker run \"a", "unexpected EOF while looking for matching `\"'", "");
    check(SHELL_BASH, "docker run \"a$(echo \"b)\")c\" x", "run|ac|x", "$(echo \"b)\")");
    check(SHELL_BASH, "docker run $\"a b\" $'x\\ty\\'' z", "run|a b|x\ty'|z", "");
    check(SHELL_BASH, "docker run \"a\\\nb\" \"\\q\\\"\\$\\`\\\\\" x", "run|ab|\\q\"$`\\|x", "");
    check(SHELL_BASH, "docker run ${a:-\"b c\" d\\}e} f", "run|b c|d}e|f", "a");
    check(SHELL_BASH, "docker run \"${a:-\"b c\"}\" f", "run|b c|f", "a");
    check(SHELL_BASH, "docker run \"${a:-x\\$y\\}}\" f", "run|x$y}|f", "a");
    check(SHELL_BASH, "docker run ${a-b} ${a+c} x${a:+d}y", "run|b|xy", "a");
    check(SHELL_BASH, "docker run ${a:=b c} \"${b:=b c}\"", "run|b|c|b c", "a|b");
    check(SHELL_BASH, "docker run $'\\0101\\x41\\u41\\U41\\e\\v\\a\\b\\f\\r\\n\\E' x",
          "run|\b1AAA\033\v\a\b\f\r\n\033|x", "");
    check(SHELL_BASH, "docker run $'\\xg\\ug\\U' x", "run|\\xg\\ug\\U|x", "");
    check(SHELL_BASH, "docker run $'a\\\nb' x", "run|a\\\nb|x", "");
    check(SHELL_BASH, "docker run a+=b A+=b", "run|a+=b|A+=b", "");
    check(SHELL_BASH, "docker run \"$(echo \"$(echo ')')\" '\"' \\))c\" x", "run|c|x",
          "$(echo \"$(echo ')')\" '\"' \\))");
    check(SHELL_BASH, "docker run \"`echo \\`echo a\\``\" x", "run||x", "`echo \\`echo a\\``");
    check(SHELL_BASH, "docker run ${a:-'}'} ${a:-\"}\"} ${a:-\\}} x", "run|}|}|}|x", "a");
    check(SHELL_BASH, "docker run ${a:-${b:-'a b'} c} x", "run|a b|c|x", "a|b");
    check(SHELL_BASH, "docker run \"${a:-${b:-a b} c}\" x", "run|a b c|x", "a|b");
    check(SHELL_BASH, "docker run \"${a:-'a b'}\" x", "run|'a b'|x", "a");
    check(SHELL_BASH, "docker run \"$'a'\" \"$\" $ x", "run|$'a'|$|$|x", "");
    check(SHELL_BASH, "docker run \"a", "unexpected EOF while looking for matching `\"'", "");
    check(SHELL_BASH, "docker run 'a", "unexpected EOF while looking for matching `''", "");
    check(SHELL_BASH, "docker run `a", "unexpected EOF while looking for matching ``'", "");
    check(SHELL_BASH, "docker run ${a", "unexpected EOF while looking for matching `}'", "");
    check(SHELL_BASH, "docker run $(echo \"a)", "unexpected EOF while looking for matching `)'",
          "");
}

static void cmd_reads_its_way(void **state)
{
    (void)state;
    check(SHELL_CMD, "docker run a^\r\n b", "run|a|b", "");
    check(SHELL_CMD, "rem docker run a\r\ndocker run b", "run|b", "");
    check(SHELL_CMD, "call docker run a", "run|a", "");
    check(SHELL_CMD, "DOCKER.EXE run %A:~0,3% %B%", "run|%A:~0,3%|%B%", "A|B");
    check(SHELL_CMD, "docker run -e P=100% -e X=%X% %A B:b=c%", "run|-e|P=100%|-e|X=%X%|%A|B:b=c%",
          "X|A B");
    check(SHELL_CMD, "docker run \"50% of\" %B%", "run|50% of|%B%", "B");
    check(SHELL_CMD, "docker run a >>\"o u t\" b 2>&1 c", "run|a|b|c", "");
    check(SHELL_CMD, "(docker run a) & (docker run b", "run|a/run|b", "");
    check(SHELL_CMD, "echo x & docker run \"a & b\"", "run|a & b", "");
    check(SHELL_CMD, "docker run a 2> nul b", "run|a|b", "");
}

static void cmd_asks_before_commands(void **state)
{
    static const char *const lines[] = {
        "if 1==1 docker run a",
        "IF /I not \"%X%\" == \"b c\" docker run a",
        "if exist \"C:\\x y\" docker run a",
        "if not defined X (docker run a) else (echo b)",
        "if 5 geq 4 call docker run a",
        "if exist x if errorlevel 1 docker run a",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
        check(SHELL_CMD, lines[i], "run|a", i == 1 ? "X" : "");
    check(SHELL_CMD, "if exist x (docker run a) else docker run b", "run|a/run|b", "");
    check(SHELL_CMD, "if docker run a", "", "");
    check(SHELL_CMD, "docker run if (a) else", "run|if|(a)|else", "");
}

static void powershell_reads_its_way(void **state)
{
    (void)state;
    check(SHELL_POWERSHELL, "& \"C:\\Program Files\\docker.exe\" run a", "run|a", "");
    check(SHELL_POWERSHELL, "\"docker\" run a", "", "");
    /* A list goes to docker with its commas, wherever its blanks are. */
    check(SHELL_POWERSHELL, "docker run a, b c,d e ,f , g", "run|a,|b|c,d|e|,f|,|g", "");
    check(SHELL_POWERSHELL, "docker run \"a\",b 'c d',\"e f\" g,\"h i\"", "run|a,b|c d,e f|g,h i",
          "");
    check(SHELL_POWERSHELL_LEGACY, "docker run \"a b\",c 'd', e", "run|a b,c|d,|e", "");
    check(SHELL_POWERSHELL, "docker run -i a <b", "The '<' operator is reserved for future use.",
          "");
    check(SHELL_POWERSHELL, "docker run a<b", "The '<' operator is reserved for future use.", "");
    check(SHELL_POWERSHELL, "docker run a<# b #> c", "run|a|c", "");
    check(SHELL_POWERSHELL, "docker run `u{41}`e[x", "run|A\x1b[x", "");
    check(SHELL_POWERSHELL, "docker run --% -e P=1% -e X=%X%", "run|-e|P=1%|-e|X=%X%", "X");
    check(SHELL_POWERSHELL, "docker run --% %A% 'b c'", "run|%A%|'b|c'", "A");
    check(SHELL_POWERSHELL, "docker run $env:A$B.c \"$($x.y)z\"", "run|.c|z", "env:A|B|$($x.y)");
    check(SHELL_POWERSHELL, "docker run a 2>$null b *>&1 c", "run|a|b|c", "");
    check(SHELL_POWERSHELL, "docker run @'\na\n'@", "", "unresolved: not a plain command line");
    check(SHELL_POWERSHELL, "echo $x; docker run a", "run|a", "");
    check(SHELL_POWERSHELL,
          "docker run \xe2\x80\x98"
          "a b\xe2\x80\x99 c",
          "run|a b|c", "");
    check(SHELL_POWERSHELL,
          "docker run a\xc2\xa0"
          "b",
          "run|a|b", "");
    check(SHELL_POWERSHELL, "docker run 'a", "The string is missing the terminator: '.", "");
    check(SHELL_POWERSHELL_LEGACY, "docker run 'a b\\' '' 'c \"d e\"'", "run|a b\\|c d|e", "");
    check(SHELL_POWERSHELL_LEGACY, "docker run `u{41}", "",
          "unresolved: { starts an expression or script block here");
}

/* about_Special_Characters, about_Parsing, about_Variables. */
static void powershell_has_its_own_signs(void **state)
{
    (void)state;
    check(SHELL_POWERSHELL,
          "docker\xc2\xa0run\xe2\x80\x83"
          "a\xe3\x80\x80"
          "b\xc2\x85"
          "c\xe1\x9a\x80"
          "d",
          "run|a|b|c|d", "");
    check(SHELL_POWERSHELL,
          "docker\xe2\x80\xafrun\xe2\x81\x9f"
          "a\x0b"
          "b\x0c"
          "c",
          "run|a|b|c", "");
    check(SHELL_POWERSHELL, "docker run $a:b $env:X ${x y} $_ $a.b $\xc3\xa9", "run|||||.b|",
          "a:b|env:X|x y|_|a|\xc3\xa9");
    check(SHELL_POWERSHELL, "docker run $ a$ \"$\" $a:: $a: \"$a:\"", "run|$|a$|$|::|:|:", "a");
    check(SHELL_POWERSHELL, "docker run $(a `) ')' \"`\")\" (b)) x", "run||x",
          "$(a `) ')' \"`\")\" (b))");
    check(SHELL_POWERSHELL, "docker run ${x",
          "The braced variable name is missing its closing brace.", "");
    check(SHELL_POWERSHELL, "docker run $(x ')", "Missing closing ')' in expression.", "");
    check(SHELL_POWERSHELL, "docker run \"`t`e`x`\"`$a\" a` b", "run|\t\x1bx\"$a|a b", "");
    check(SHELL_POWERSHELL, "docker run \"`u{48}`u{1F600}\"", "run|H\xf0\x9f\x98\x80", "");
    check(SHELL_POWERSHELL_LEGACY, "docker run \"`u{48}`e\"", "run|u{48}e", "");
    check(SHELL_POWERSHELL,
          "docker run 'a''b`n' \"a\"\"b\" \xe2\x80\x9cx\xe2\x80\x9d \xe2\x80\x98y\xe2\x80\x99",
          "run|a'b`n|a\"b|x|y", "");
    check(SHELL_POWERSHELL, "docker run 'a", "The string is missing the terminator: '.", "");
    check(SHELL_POWERSHELL, "docker run \"a", "The string is missing the terminator: \".", "");
    check(SHELL_POWERSHELL, "docker run a`",
          "incomplete: the line ends with `, PowerShell asks for more", "");
    check(SHELL_POWERSHELL, "docker run a,b c, d", "run|a,b|c,|d", "");
    check(SHELL_POWERSHELL, "docker run a <# c #> b # d", "run|a|b", "");
    check(SHELL_POWERSHELL, "docker run a <# c", "run|a", "");
    check(SHELL_POWERSHELL, "docker run a;docker run b&&docker run c||docker run d|more",
          "run|a/run|b/run|c/run|d", "");
    check(SHELL_POWERSHELL, "docker run a\r\ndocker run b\rdocker run c", "run|a/run|b/run|c", "");
    check(SHELL_POWERSHELL, ". docker run a;& docker run b;& 'docker' run c;'docker' run d",
          "run|a/run|b/run|c", "");
    check(SHELL_POWERSHELL, "docker run a --% -e X=%Y% %% 'b c' | more", "run|a|-e|X=%Y%|%%|'b|c'",
          "Y");
    check(SHELL_POWERSHELL_LEGACY, "docker run 'c\"d'", "run|cd", "");
    check(SHELL_POWERSHELL_LEGACY, "docker run \"e \"\"f\"\"\"", "run|e f", "");
    check(SHELL_POWERSHELL, "docker run a > o b 2>&1 *> p 3>> q c 6>&1 d 7>r", "run|a|b|c|d|7", "");
    check(SHELL_POWERSHELL, "$id = docker run a", "run|a", "");
    check(SHELL_POWERSHELL, "docker run $$ $^ \"$^\" $?", "run||||", "$|^|?");
    check(SHELL_POWERSHELL, "docker run a --% %A%%B% 5%", "run|a|%A%%B%|5%", "A|B");
    check(SHELL_POWERSHELL, "docker run a `\r\n b`\nc", "run|a|bc", "");
    check(SHELL_POWERSHELL, "docker run a # b\n<# c #># d\ndocker run e", "run|a/run|e", "");
    check(SHELL_POWERSHELL_LEGACY, "docker run 'C:\\a b\\' x", "run|C:\\a b\\|x", "");
}

/* What is no plain command line has no words. */
static void powershell_runs_expressions(void **state)
{
    static const char *const lines[] = {"docker run @args", "docker run (a)", "docker run {a}",
                                        "docker run a}", "docker run a)"};

    (void)state;
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        struct shell_answer answer;

        assert_null(shell_split(&answer, &arena, SHELL_POWERSHELL, str_of(lines[i])));
        if (!answer.is_open || answer.unresolved.count != 1)
            fail_msg("%s", lines[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bash_expands_braces),
        cmocka_unit_test(braces_close_behind_a_comma),
        cmocka_unit_test(braces_bring_homes),
        cmocka_unit_test(bash_reads_scripts),
        cmocka_unit_test(bash_runs_commands_by_others),
        cmocka_unit_test(bash_ends_a_redirection_that_closes),
        cmocka_unit_test(bash_names_what_it_did_not_expect),
        cmocka_unit_test(bash_arguments_in_quotes_may_be_none),
        cmocka_unit_test(braces_have_an_end),
        cmocka_unit_test(bash_knows_commands),
        cmocka_unit_test(bash_leaves_to_the_shell),
        cmocka_unit_test(cmd_reads_its_way),
        cmocka_unit_test(cmd_asks_before_commands),
        cmocka_unit_test(powershell_has_its_own_signs),
        cmocka_unit_test(powershell_runs_expressions),
        cmocka_unit_test(powershell_reads_its_way),
    };

    return cmocka_run_group_tests(tests, begin, end);
}
