/* Any artefact as everything that one can be converted to: a line for a shell is one docker command
 * in which nothing is left to the shell, and has no control character. And without its secrets:
 * masking what is masked changes nothing. */
#include "model/base/quote.h"
#include "model/formats/artefact.h"
#include "model/json/json.h"
#include "model/shell/shell_word.h"
#include "platform/sim/sim.h"
#include "specgen/convert/convert.h"
#include "specgen/redact/redact.h"
#include "tests/fuzz/assess_whole.h"
#include "tests/fuzz/fuzz.h"

#include <stdlib.h>

enum { SMALL = 2000 /* bytes */ };

static void drop(struct err *e)
{
    if (e != NULL && (e->text[0] == '\0' || e->class == ERR_OOM || e->class == ERR_INTERNAL))
        fuzz_broken("an error of ours", str_of(e->text));
    err_free(e);
}

static void check_line(struct arena *a, enum shell shell, struct str line)
{
    struct shell_answer answer = {.count = 0};

    for (size_t at = 0, used; at < line.len; at += used) {
        char shown[QUOTE_ESCAPE_MAX];
        size_t len = quote_escape(shown, str_cut(line, at, line.len), &used);

        if (line.s[at] != '\n' && !str_eq((struct str){shown, len}, str_cut(line, at, at + used)))
            fuzz_broken("a control character in a line", line);
    }
    drop(shell_split(&answer, a, shell, line));
    if (answer.error.len > 0 || answer.count != 1 || answer.unresolved.count > 0 || answer.is_open)
        fuzz_broken("a line that its shell reads otherwise", line);
}

static void check_conversions(struct arena *a, const struct value *root)
{
    for (enum convert_to to = 0; to < CONVERT_TARGETS; to++) {
        for (size_t s = 0; s < SHELL_NAMES; s++) {
            const struct convert_options options = {
                .shell = shell_names[s].shell, .wrap = s % 2 == 1, .host = plat_sim};
            struct conversion c = {.refusal = NULL};

            if (to != CONVERT_TO_RUN && s > 0)
                break;
            drop(convert(&c, a, root, to, &options));
            if (to == CONVERT_TO_RUN && c.text.len > 0)
                check_line(a, options.shell, c.text);
            arena_reset(a);
        }
    }
}

static struct str written(struct arena *a, const struct value *v)
{
    struct str copy = STR_NONE;
    char *text;
    size_t len;
    struct err *e = json_write(&text, &len, v, 0);

    if (e != NULL) {
        drop(e);
        return copy;
    }
    copy = arena_str(a, (struct str){text, len});
    free(text);
    return copy;
}

static void check_redaction(struct arena *a, enum redact_level level, const struct value *root,
                            struct str text)
{
    const struct value *masked = value_ref(root);
    struct redaction r, again;
    struct str first, second;

    redaction_init(&r, level);
    fuzz_must(redact_document(&r, &masked));
    first = written(a, masked);
    (void)redact_text(&r, a, text);
    redaction_finish(&r);
    redaction_init(&again, level);
    fuzz_must(redact_document(&again, &masked));
    second = written(a, masked);
    redaction_finish(&again);
    if (!str_eq(first, second))
        fuzz_broken("what is masked is masked again", first);
    value_unref(masked);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = {(const char *)data, size};
    struct artefact file;
    struct arena a;
    struct err *e;

    if (size > SMALL)
        return 0;
    if ((e = artefact_read(&file, text, "f")) != NULL) {
        drop(e);
        return 0;
    }
    arena_init(&a);
    check_conversions(&a, file.root);
    check_redaction(&a, REDACT_SECRETS, file.root, text);
    check_redaction(&a, REDACT_NAMES, file.root, text);
    arena_finish(&a);
    artefact_close(&file);
    return 0;
}
