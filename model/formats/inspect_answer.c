#include "model/formats/inspect_answer.h"

#include "model/formats/asked.h"
#include "model/json/json.h"

bool inspect_answer_is(const struct input *in)
{
    struct asked a;

    return !in->json && asked_read(&a, input_head(in)) && a.of == ASKED_INSPECT;
}

/* Members that are numbers; digits of others (a user "1000") are text. */
static bool is_number_member(struct str name)
{
    static const char *const names[] = {
        "ExitCode",           "Pid",        "Memory",       "NanoCpus",          "CpuShares",
        "CpuCount",           "CpuPercent", "RestartCount", "MaximumRetryCount", "IOMaximumIOps",
        "IOMaximumBandwidth", "ShmSize"};

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (str_is(name, names[i]))
            return true;
    return false;
}

static struct str last_member(struct str path)
{
    for (size_t i = path.len; i > 0; i--)
        if (path.s[i - 1] == '.')
            return str_cut(path, i, path.len);
    return path;
}

static bool is_digits(struct str text)
{
    size_t i = text.len > 1 && text.s[0] == '-';

    for (; i < text.len; i++)
        if (text.s[i] < '0' || text.s[i] > '9')
            return false;
    return text.len > 0;
}

/* Go's own print of a map, a list of several words or a struct cannot be taken apart for sure. */
static bool is_composed(struct str text)
{
    return str_starts(text, STR_LIT("map[")) || str_starts(text, STR_LIT("{")) ||
           str_starts(text, STR_LIT("&{")) || str_starts(text, STR_LIT("["));
}

static struct err *value_of(const struct value **out, const struct asked *a)
{
    struct str text = a->answer;

    *out = NULL;
    if (a->json)
        return json_read(out, text);
    if (str_is(text, "<nil>") || str_is(text, "map[]") || str_is(text, "[]"))
        *out = value_null();
    else if (str_is(text, "true") || str_is(text, "false"))
        *out = value_bool(str_is(text, "true"));
    else if (is_number_member(last_member(a->path)) && is_digits(text))
        *out = value_number(text);
    else if (!is_composed(text))
        *out = value_string(text);
    else
        return err_remedy(err_new(ERR_INPUT,
                                  "this is Go's own print of %.*s, which does not tell "
                                  "where its parts end",
                                  STR_FMT(a->path)),
                          "ask with {{json .NAME}}");
    return *out != NULL ? NULL : err_oom();
}

struct err *inspect_answer_read(struct evidence *out, const struct input *in)
{
    const struct value *v = NULL;
    struct asked a;
    struct err *e;

    if (!asked_read(&a, in->text) || a.answer.len == 0)
        return err_at(err_new(ERR_INPUT, "the answer to the command is not there"), NULL,
                      input_line(in, 1), 1);
    if (a.object.len > 0) {
        bool chosen = out->choice_count == out->chosen;

        evidence_offer(out, a.object);
        if (!chosen)
            return NULL;
    }
    if ((e = value_of(&v, &a)) != NULL) /* whose place is of the answer alone */
        return err_moved(e, input_line(in, 2), 1);
    out->partial = true;
    out->line = input_line(in, 2);
    evidence_tell(out, arena_printf(&out->arena, "container.%.*s", STR_FMT(a.path)), v,
                  arena_printf(&out->arena, "inspect: %.*s", STR_FMT(a.path)));
    return NULL;
}
