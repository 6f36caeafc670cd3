#include "ui/cli/decode_kind.h"

#include "model/diagnosis/event_text.h"
#include "model/diagnosis/log_fields.h"
#include "model/diagnosis/log_split.h"
#include "model/diagnosis/loose_match.h"
#include "model/transport/clean_text.h"
#include "ui/cli/decode_sentence.h"
#include "ui/cli/decode_warned.h"

static bool is_log(struct arena *a, struct str text)
{
    struct log_fields f;
    bool is;

    log_fields(&f, a, str_cut(text, 0, log_record_end(text, 0)));
    is = strcmp(f.form, "eventlog") != 0 || loose_holds(text, "event-info={");
    value_unref(f.form_data);
    return is;
}

static bool is_version(struct str text)
{
    return loose_holds(text, "API version:") || loose_holds(text, "\"ApiVersion\"") ||
           str_starts(str_trim(text), STR_LIT("Docker version ")) ||
           loose_holds(text, "Docker Server Version is") || loose_holds(text, "[Version 10.0.");
}

/* A list of some properties, which is an event's if it is known whose; or the viewer's copy and
 * export, with labels of the system's language. */
static bool has_shape_of_event(struct arena *a, struct str text)
{
    struct event_text t;
    bool is;

    if (arena_drop_err(a, event_text(&t, a, text)))
        return false;
    is = (loose_holds(text, "TimeCreated") || strcmp(t.shape, "viewer") == 0 ||
          strcmp(t.shape, "export") == 0) &&
         t.id != 0 && t.provider.len > 0;
    event_text_finish(&t);
    return is;
}

static bool is_event(struct arena *a, struct str text)
{
    if (loose_holds(text, "ProviderName") || loose_holds(text, "<Event xmlns") ||
        loose_holds(text, "Event ID:") || loose_holds(text, "The description for Event ID") ||
        loose_holds(text, "HNS-Network-Create"))
        return true;
    for (size_t i = 0; i < event_row_count; i++)
        if (event_rows[i].text[0] != '\0' && loose_holds(text, event_rows[i].text) &&
            !loose_holds(text, "Error response from daemon"))
            return true;
    return has_shape_of_event(a, text);
}

enum decode_what decode_kind(struct arena *a, struct str text)
{
    struct decode_warned warned;
    struct clean_text clean;

    clean_text(&clean, a, text);
    if (is_event(a, clean.text) && !loose_holds(clean.text, "[Event Detail"))
        return DECODE_EVENT;
    if (is_log(a, clean.text) && !decode_warned(&warned, a, text))
        return DECODE_LOG;
    /* A wrapper prints versions and builds first, and a window of cmd its own: what failed behind
     * them is what somebody asks for. */
    if (!is_version(clean.text) || decode_tells_failure(a, text))
        return DECODE_ERROR;
    return DECODE_VERSION;
}
