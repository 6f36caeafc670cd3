#include "ui/term/clipboard.h"

#define BEGIN "\x1b]52;c;"
#define ST    "\x1b\\"
#define BEL   "\a"

/* GNU screen cuts a longer string short (MAXSTR, 256 in its first releases). */
enum { SCREEN_CHUNK = 240 };

static void add_base64(struct buf *out, struct str text)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const unsigned char *b = (const unsigned char *)text.s;

    for (size_t i = 0; i < text.len; i += 3) {
        size_t has = text.len - i < 3 ? text.len - i : 3;
        unsigned bits = (unsigned)b[i] << 16 | (has > 1 ? (unsigned)b[i + 1] << 8 : 0) |
                        (has > 2 ? (unsigned)b[i + 2] : 0);

        buf_char(out, digits[bits >> 18]);
        buf_char(out, digits[bits >> 12 & 63]);
        buf_char(out, has > 1 ? digits[bits >> 6 & 63] : '=');
        buf_char(out, has > 2 ? digits[bits & 63] : '=');
    }
}

static void add_plain(struct buf *out, struct str text)
{
    buf_add(out, STR_LIT(BEGIN));
    add_base64(out, text);
    buf_add(out, STR_LIT(ST));
}

/* Once as it is, which tmux takes with `set-clipboard on`, and once wrapped, which it passes on
 * with `allow-passthrough on`: neither is its default. */
static void add_for_tmux(struct buf *out, struct str text)
{
    add_plain(out, text);
    buf_add(out, STR_LIT("\x1bPtmux;\x1b" BEGIN));
    add_base64(out, text);
    buf_add(out, STR_LIT("\x1b" ST ST));
}

/* screen ends its own strings at ST, so the one inside ends with BEL. */
static void add_for_screen(struct buf *out, struct str text)
{
    struct buf inner = {.s = NULL};

    buf_add(&inner, STR_LIT(BEGIN));
    add_base64(&inner, text);
    buf_add(&inner, STR_LIT(BEL));
    out->failed = out->failed || inner.failed;
    for (size_t at = 0; at < inner.len; at += SCREEN_CHUNK) {
        buf_add(out, STR_LIT("\x1bP"));
        buf_add(out, str_cut(buf_str(&inner), at, at + SCREEN_CHUNK));
        buf_add(out, STR_LIT(ST));
    }
    buf_finish(&inner);
}

static bool is_set(const char *variable)
{
    return variable != NULL && variable[0] != '\0';
}

struct err *ui_clipboard_sequence(struct buf *out, struct str text, const char *tmux,
                                  const char *sty)
{
    if (text.len > UI_CLIPBOARD_MAX)
        return err_remedy(err_new(ERR_LIMIT,
                                  "%zu bytes are more than a terminal's clipboard takes, which is "
                                  "%zu",
                                  text.len, UI_CLIPBOARD_MAX),
                          "copy a smaller part, or write it to a file");
    if (is_set(tmux))
        add_for_tmux(out, text);
    else if (is_set(sty))
        add_for_screen(out, text);
    else
        add_plain(out, text);
    return out->failed ? err_oom() : NULL;
}
