/* The body of POST /containers/create: a container that is asked for. Alone, or as somebody sends
 * it with curl or PowerShell. */
#include "model/diagnosis/loose_match.h"
#include "model/formats/container_spelling.h"
#include "model/formats/depth_cut.h"
#include "model/formats/format.h"
#include "model/formats/members.h"
#include "model/json/json.h"

static bool is_request(const struct value *v)
{
    return member_text(v, "Image").len > 0 && !has_member(v, "Id") && !has_member(v, "State") &&
           !has_member(v, "Created") && !has_member(v, "Name") && !has_member(v, "RootFS") &&
           !has_member(v, "Spec") && !has_member(v, "Config") &&
           (has_member(v, "HostConfig") || has_member(v, "NetworkingConfig") ||
            has_member(v, "Cmd") || has_member(v, "Entrypoint") || has_member(v, "Env"));
}

/* ---- a line that sends it ---- */

static bool sends(struct str text)
{
    static const char programs[][20] = {"curl ", "curl.exe ", "Invoke-RestMethod ",
                                        "Invoke-WebRequest "};
    bool begins = false;

    for (size_t i = 0; i < sizeof(programs) / sizeof(programs[0]); i++)
        begins = begins || str_starts(str_trim(text), str_of(programs[i]));
    return begins && loose_holds(text, "/containers/create") && str_find(text, '{', 0) > 0;
}

/* Quotes that a shell wants a backslash for, taken off. */
static struct str without_escapes(struct arena *a, struct str text)
{
    char *to = arena_alloc(a, text.len + 1);
    size_t n = 0;

    for (size_t i = 0; to != NULL && i < text.len; i++) {
        if (text.s[i] == '\\' && i + 1 < text.len && text.s[i + 1] == '"')
            continue;
        to[n++] = text.s[i];
    }
    return to != NULL ? (struct str){to, n} : STR_NONE;
}

/* From the first brace to the last one. */
static struct err *body_of(const struct value **out, struct arena *a, struct str text)
{
    ptrdiff_t first = str_find(text, '{', 0);
    size_t last = text.len;
    struct str body;
    struct err *e;

    while (last > 0 && text.s[last - 1] != '}')
        last--;
    body = str_cut(text, first > 0 ? (size_t)first : 0, last);
    if ((e = json_read(out, body)) == NULL)
        return NULL;
    if (e->class == ERR_OOM)
        return e;
    err_free(e);
    return json_read(out, without_escapes(a, body));
}

/* It looks much like an inspect. */
static void name_it(struct evidence *out)
{
    evidence_note(out, NOTE_REMARK, STR_LIT("request"),
                  STR_LIT("the body of a request for a container, and no inspect: create and start "
                          "are carried out for it"));
}

/* The daemon reads the list into an array of two. */
static void note_console_size(struct evidence *out, const struct value *body)
{
    const struct value *size =
        value_get(value_get(body, STR_LIT("HostConfig")), STR_LIT("ConsoleSize"));

    if (size == NULL || size->kind != VALUE_LIST || size->u.list.count == 2)
        return;
    out->line = size->line;
    evidence_note(out, NOTE_REMARK, STR_LIT("request"),
                  size->u.list.count < 2
                      ? STR_LIT("ConsoleSize is [height, width]: the daemon takes what lacks as 0")
                      : STR_LIT("ConsoleSize is [height, width]: the daemon drops what stands "
                                "behind these two"));
}

/* The daemon takes a name in any case. NULL: no memory. */
static const struct value *spelled(struct evidence *out, const struct value *body)
{
    struct respelling what;
    const struct value *made, *whole = depth_cut_off(out, body);

    if (whole == NULL)
        return NULL;
    made = evidence_made(out, container_respelled(&what, whole, MDL_F_REQUEST_BODY));
    value_unref(whole);
    if (made != NULL && what.first.len > 0) {
        out->line = what.line;
        evidence_note(out, NOTE_REMARK, STR_LIT("request"),
                      container_respelling_text(&out->arena, &what));
    }
    if (made != NULL)
        note_console_size(out, made);
    return made;
}

static struct err *tell_sent(struct evidence *out, const struct input *in)
{
    const struct value *sent, *body;
    struct err *e = body_of(&sent, &out->arena, in->text);

    out->line = input_line(in, 1);
    if (e != NULL)
        return err_remedy(err_at(err_wrap(e, "what the line sends is no JSON"), NULL, out->line, 1),
                          "paste the body alone");
    body = spelled(out, sent);
    value_unref(sent);
    if (body == NULL)
        return NULL;
    out->line = input_line(in, 1);
    if (out->choice_count == out->chosen)
        evidence_tell(out, STR_LIT("request.body"), value_ref(body),
                      STR_LIT("create request: body"));
    evidence_offer(out, member_text(body, "Image"));
    name_it(out);
    value_unref(body);
    return NULL;
}

/* ---- both ---- */

unsigned format_create_request_recognises(const struct input *in)
{
    if (!in->json)
        return sends(input_head(in)) ? 92 : 0;
    return in->value != NULL && is_request(in->value) ? 95 : 0;
}

struct err *format_create_request_read(struct evidence *out, const struct input *in)
{
    const struct value *body;
    bool chosen = out->choice_count == out->chosen;

    if (!in->json)
        return tell_sent(out, in);
    if ((body = spelled(out, in->value)) == NULL)
        return NULL;
    evidence_offer(out, member_text(body, "Image"));
    out->line = in->value->line;
    name_it(out);
    if (chosen)
        evidence_tell(out, STR_LIT("request.body"), value_ref(body),
                      STR_LIT("create request: body"));
    value_unref(body);
    return NULL;
}
