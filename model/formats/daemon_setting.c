#include "model/formats/daemon_setting.h"

#include "model/formats/members.h"
#include "model/value/value_make.h"

const struct daemon_setting daemon_settings[] = {
#define SETTING(KEY, FLAG, LETTER, KIND, PATH) {KEY, FLAG, LETTER, DAEMON_##KIND, PATH},
#include "model/formats/daemon_setting.def"
#undef SETTING
};
const size_t daemon_setting_count = sizeof(daemon_settings) / sizeof(daemon_settings[0]);

#define MOST_OF_A_WORD 60 /* bytes that are repeated */

static bool is_text(const struct value *v)
{
    return v != NULL && v->kind == VALUE_STRING;
}

/* ---- exec-opts ---- */

static bool is_isolation(struct str value)
{
    return value.len == 0 || str_eq_ascii_case(value, STR_LIT("default")) ||
           str_eq_ascii_case(value, STR_LIT("process")) ||
           str_eq_ascii_case(value, STR_LIT("hyperv"));
}

static void tell_isolation(const struct daemon_teller *t, const struct daemon_setting *s,
                           struct str value)
{
    if (is_isolation(value))
        evidence_tell_text(t->out, str_of(s->path), value, t->source);
    else
        t->fault(t->ctx, arena_printf(&t->out->arena,
                                      "the daemon does not start with isolation=%.*s in %s: it "
                                      "knows default, process and hyperv",
                                      STR_FMT(str_cut(value, 0, MOST_OF_A_WORD)), s->key));
}

/* Another than isolation= stops it; the last of several counts. */
static void tell_exec(const struct daemon_teller *t, const struct daemon_setting *s,
                      const struct value *list)
{
    const struct value *last = NULL;
    struct str value = STR_NONE;

    for (size_t i = 0; i < element_count(list); i++) {
        const struct value *v = element(list, i);
        struct str text = is_text(v) ? v->u.text : STR_NONE, key = text;
        ptrdiff_t end = str_find(text, '=', 0);

        if (end > 0)
            key = str_cut(text, 0, (size_t)end);
        if (text.len == 0)
            continue;
        if (str_eq_ascii_case(str_trim(key), STR_LIT("isolation"))) {
            last = v;
            value = end > 0 ? str_cut(text, (size_t)end + 1, text.len) : STR_NONE;
            continue;
        }
        t->out->line = v->line;
        t->fault(t->ctx, arena_printf(&t->out->arena,
                                      "a daemon of Windows knows no exec-opt '%.*s' and does not "
                                      "start with it; isolation is the only one",
                                      STR_FMT(str_cut(key, 0, MOST_OF_A_WORD))));
    }
    if (last != NULL)
        tell_isolation(t, s, value);
}

/* ---- the others ---- */

/* The daemon takes a list of texts. */
static bool is_list_of_texts(const struct value *v)
{
    bool texts = element_count(v) > 0;

    for (size_t i = 0; i < element_count(v); i++)
        texts = texts && is_text(element(v, i));
    return texts;
}

static bool is_map_of_texts(const struct value *v)
{
    bool texts = v != NULL && v->kind == VALUE_MAP;

    for (size_t i = 0; texts && i < v->u.map.count; i++)
        texts = is_text(v->u.map.members[i].value);
    return texts;
}

static void tell_features(const struct daemon_teller *t, const struct daemon_setting *s,
                          const struct value *v)
{
    const struct value *on = member(v, "containerd-snapshotter");

    if (on != NULL && on->kind == VALUE_BOOL)
        evidence_tell(t->out, str_of(s->path), value_bool(on->u.boolean), t->source);
}

void daemon_setting_tell(const struct daemon_teller *t, const struct daemon_setting *s,
                         const struct value *value)
{
    struct str path = str_of(s->path);

    switch (s->kind) {
    case DAEMON_TEXT:
        if (is_text(value))
            evidence_tell_text(t->out, path, value->u.text, t->source);
        break;
    case DAEMON_LIST:
        if (is_list_of_texts(value))
            evidence_tell(t->out, path, value_ref(value), t->source);
        break;
    case DAEMON_PAIRS:
        if (is_map_of_texts(value))
            evidence_tell(t->out, path, value_ref(value), t->source);
        break;
    case DAEMON_EXEC:
        tell_exec(t, s, value);
        break;
    case DAEMON_FEATURES:
        tell_features(t, s, value);
        break;
    case DAEMON_BRIDGE:
        if (is_text(value) && str_is(value->u.text, "none"))
            evidence_tell(t->out, path, value_bool(true), t->source);
        break;
    case DAEMON_FILE:
        if (is_text(value))
            evidence_note(t->out, NOTE_REMARK, STR_LIT("host"),
                          arena_printf(&t->out->arena,
                                       "further settings of the daemon stand in %.*s: bring it, "
                                       "too",
                                       STR_FMT(value->u.text)));
        break;
    }
}
