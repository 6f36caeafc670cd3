#include "model/yaml/yaml_error.h"

#include "model/base/buf.h"
#include "model/base/utf8.h"

struct remedy {
    char problem[56]; /* how libyaml's text begins */
    char remedy[76];
};

static const struct remedy remedies[] = {
    {"mapping values are not allowed", "quote text that holds ': ', and check the indentation"},
    {"block mapping keys are not allowed", "begin the map on a line of its own"},
    {"block sequence entries are not allowed", "begin the list on a line of its own"},
    {"found unknown escape character",
     "in double quotes write \\\\ for a backslash, or use single quotes"},
    {"did not find expected hexdecimal number",
     "in double quotes write \\\\ for a backslash, or use single quotes"},
    {"did not find expected key", "check the indentation of this line and of those before it"},
    {"could not find expected ':'", "check the indentation of this line and of those before it"},
    {"did not find expected '-' indicator",
     "check the indentation of this line and of those before it"},
    {"did not find expected ',' or ']'", "put a comma between the two, or close the list with ]"},
    {"did not find expected ',' or '}'", "put a comma between the two, or close the map with }"},
    {"did not find expected alphabetic or numeric character",
     "quote text that begins with '*' or '&'"},
    {"found undefined tag handle", "quote text that begins with '!'"},
    {"found unexpected end of stream", "the file may be cut off"},
    {"did not find expected <document start>",
     "text stands behind the end of the document; check brackets and indentation"},
    {"found incompatible YAML document", "write %YAML 1.1 or leave the line out"},
};

/* Where the character with that number begins. */
static size_t byte_of(struct str text, size_t character)
{
    size_t at = 0;
    uint32_t c;

    while (character-- > 0 && at < text.len)
        at += utf8_decode(&c, text, at);
    return at;
}

static bool indented_with_tab(struct str text, size_t at)
{
    size_t start = at;

    while (start > 0 && text.s[start - 1] != '\n' && text.s[start - 1] != '\r')
        start--;
    for (; start < text.len && (text.s[start] == ' ' || text.s[start] == '\t'); start++) {
        if (text.s[start] == '\t')
            return true;
    }
    return false;
}

static struct err *with_remedy(struct err *e, const yaml_parser_t *parser, struct str text)
{
    struct str problem = str_of(parser->problem);
    size_t at = byte_of(text, parser->problem_mark.index);
    uint32_t c = 0;

    if (indented_with_tab(text, at))
        return err_remedy(e, "indent with blanks; YAML does not allow tabs there");
    if (str_starts(problem, STR_LIT("found character that cannot start any token")) &&
        utf8_decode(&c, text, at) == 1)
        return c == '\t' ? err_remedy(e, "replace the tab with blanks")
                         : err_remedy(e, "quote text that begins with '%c'", (int)c);
    for (size_t i = 0; i < sizeof(remedies) / sizeof(remedies[0]); i++) {
        if (str_starts(problem, str_of(remedies[i].problem)))
            return err_remedy(e, "%s", remedies[i].remedy);
    }
    return e;
}

/* Behind a text whose last line does not end libyaml is in a line that is not there. */
static void step_back(struct str text, unsigned *line, unsigned *column)
{
    size_t start = text.len;

    if (*column > 1 || text.len == 0 || text.s[text.len - 1] == '\n' ||
        text.s[text.len - 1] == '\r')
        return;
    while (start > 0 && text.s[start - 1] != '\n' && text.s[start - 1] != '\r')
        start--;
    *line -= *line > 1;
    *column = (unsigned)utf8_count(str_cut(text, start, text.len)) + 1;
}

static struct err *syntax_error(const yaml_parser_t *parser, struct str text)
{
    unsigned line = (unsigned)parser->problem_mark.line + 1;
    unsigned column = (unsigned)parser->problem_mark.column + 1;
    unsigned began_line = (unsigned)parser->context_mark.line + 1;
    unsigned began_column = (unsigned)parser->context_mark.column + 1;
    struct err *e;

    if (byte_of(text, parser->problem_mark.index) == text.len)
        step_back(text, &line, &column);
    if (byte_of(text, parser->context_mark.index) == text.len)
        step_back(text, &began_line, &began_column);
    if (parser->context != NULL)
        e = err_began(err_new(ERR_INPUT, "%s %s that began at " ERR_BEGAN, parser->problem,
                              parser->context, began_line, began_column),
                      began_line, began_column);
    else
        e = err_new(ERR_INPUT, "%s", parser->problem);
    return with_remedy(err_at(e, NULL, line, column), parser, text);
}

/* A byte or character that YAML does not allow anywhere; there is no mark, only an offset. */
static struct err *reader_error(const yaml_parser_t *parser, struct str text)
{
    struct str passed = str_cut(text, 0, parser->problem_offset);
    unsigned line = 1, column;
    size_t start = 0;
    uint32_t c = 0;
    size_t width = utf8_decode(&c, text, parser->problem_offset);
    struct err *e;

    for (ptrdiff_t end; (end = str_find(passed, '\n', start)) >= 0; start = (size_t)end + 1)
        line++;
    column = (unsigned)utf8_count(str_cut(passed, start, passed.len)) + 1;
    if (width == 1 && c == UTF8_REPLACEMENT)
        e = err_new(ERR_INPUT, "the byte 0x%02X is not UTF-8",
                    (unsigned)(unsigned char)text.s[parser->problem_offset]);
    else
        e = err_remedy(
            err_new(ERR_INPUT, "the character U+%04X is not allowed in YAML", (unsigned)c),
            "write \\U%08X in a text in double quotes", (unsigned)c);
    return err_at(e, NULL, line, column);
}

struct err *yaml_error_of(const yaml_parser_t *parser, struct str text)
{
    switch (parser->error) {
    case YAML_READER_ERROR:
        return reader_error(parser, text);
    case YAML_SCANNER_ERROR:
    case YAML_PARSER_ERROR:
        return syntax_error(parser, text);
    case YAML_NO_ERROR:
    case YAML_MEMORY_ERROR:
        return err_oom();
    case YAML_COMPOSER_ERROR:
    case YAML_WRITER_ERROR:
    case YAML_EMITTER_ERROR:
        break;
    }
    return err_new(ERR_INTERNAL, "libyaml's reader answers with error %d", (int)parser->error);
}
