#include "tests/screens/pty_private.h"

#include <errno.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cmocka.h>

static const struct {
    const char *name;
    VTermKey key;
} keys[] = {
    {"Up", VTERM_KEY_UP},         {"Down", VTERM_KEY_DOWN},           {"Left", VTERM_KEY_LEFT},
    {"Right", VTERM_KEY_RIGHT},   {"Home", VTERM_KEY_HOME},           {"End", VTERM_KEY_END},
    {"PageUp", VTERM_KEY_PAGEUP}, {"PageDown", VTERM_KEY_PAGEDOWN},   {"Insert", VTERM_KEY_INS},
    {"Delete", VTERM_KEY_DEL},    {"Backspace", VTERM_KEY_BACKSPACE}, {"Enter", VTERM_KEY_ENTER},
    {"Tab", VTERM_KEY_TAB},
};

void pty_bytes(struct pty *p, struct str bytes)
{
    while (bytes.len > 0) {
        struct pollfd fd = {.fd = p->master, .events = POLLIN | POLLOUT};
        ssize_t n = write(p->master, bytes.s, bytes.len);

        if (n > 0) {
            bytes = str_cut(bytes, (size_t)n, bytes.len);
            continue;
        }
        if (n < 0 && errno != EAGAIN && errno != EINTR)
            fail_msg("write to the terminal: %s", strerror(errno));
        /* Both directions, or two full pipes would wait for each other. */
        if (poll(&fd, 1, PTY_TIMEOUT_MS) <= 0)
            pty_fail(p, "the program does not read", "");
        if ((fd.revents & POLLIN) != 0)
            (void)pty_pump(p, 0);
    }
}

void pty_escape(struct pty *p)
{
    pty_bytes(p, STR_LIT("\x1b[27u"));
}

static void send_key(struct pty *p, const char *name, VTermModifier modifiers)
{
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (strcmp(keys[i].name, name) == 0) {
            vterm_keyboard_key(p->vt, keys[i].key, modifiers);
            return;
        }
    }
    /* As terminals send it that tell it from the beginning of a key: however long the program was
     * kept from reading, the next key is not one with Alt. */
    if (strcmp(name, "Esc") == 0) {
        pty_bytes(p, STR_LIT("\x1b[27u"));
        return;
    }
    if (name[0] == 'F' && name[1] >= '1' && name[1] <= '9') {
        vterm_keyboard_key(p->vt, (VTermKey)(VTERM_KEY_FUNCTION_0 + atoi(name + 1)), modifiers);
        return;
    }
    fail_msg("no key is called <%s>", name);
}

/* One character, as a terminal without extensions sends it: Ctrl clears three bits, Alt puts
 * an escape in front. */
static void send_plain(struct pty *p, char c, VTermModifier modifiers)
{
    char bytes[2] = {'\x1b', c};

    if ((modifiers & VTERM_MOD_CTRL) != 0)
        bytes[1] = (char)(c & 0x1f);
    pty_bytes(p, (modifiers & VTERM_MOD_ALT) != 0 ? (struct str){bytes, 2}
                                                  : (struct str){bytes + 1, 1});
}

static void send_named(struct pty *p, struct str named)
{
    unsigned modifiers = VTERM_MOD_NONE;
    char name[16];

    while (named.len > 2 && named.s[1] == '-') {
        if (named.s[0] == 'C')
            modifiers |= VTERM_MOD_CTRL;
        else if (named.s[0] == 'M')
            modifiers |= VTERM_MOD_ALT;
        else if (named.s[0] == 'S')
            modifiers |= VTERM_MOD_SHIFT;
        else
            fail_msg("no modifier is called '%c'", named.s[0]);
        named = str_cut(named, 2, named.len);
    }
    if (str_is(named, "lt"))
        named = STR_LIT("<");
    if (named.len == 1) {
        send_plain(p, named.s[0], (VTermModifier)modifiers);
        return;
    }
    assert_true(named.len < sizeof name);
    memcpy(name, named.s, named.len);
    name[named.len] = '\0';
    send_key(p, name, (VTermModifier)modifiers);
}

void pty_keys(struct pty *p, const char *text)
{
    while (*text != '\0') {
        size_t plain = strcspn(text, "<");
        const char *end = strchr(text, '>');

        if (plain > 0) {
            pty_bytes(p, (struct str){text, plain});
            text += plain;
            continue;
        }
        assert_non_null(end);
        send_named(p, (struct str){text + 1, (size_t)(end - text - 1)});
        text = end + 1;
    }
}

void pty_paste(struct pty *p, const char *text)
{
    vterm_keyboard_start_paste(p->vt);
    pty_bytes(p, str_of(text));
    vterm_keyboard_end_paste(p->vt);
}

void pty_click(struct pty *p, int x, int y)
{
    vterm_mouse_move(p->vt, y, x, VTERM_MOD_NONE);
    vterm_mouse_button(p->vt, 1, true, VTERM_MOD_NONE);
    vterm_mouse_button(p->vt, 1, false, VTERM_MOD_NONE);
}

void pty_resize(struct pty *p, int w, int h)
{
    struct winsize size = {.ws_row = (unsigned short)h, .ws_col = (unsigned short)w};

    vterm_set_size(p->vt, h, w);
    if (ioctl(p->master, TIOCSWINSZ, &size) != 0)
        fail_msg("TIOCSWINSZ: %s", strerror(errno));
}

void pty_signal(struct pty *p, int signal)
{
    if (kill(p->pid, signal) != 0)
        fail_msg("kill: %s", strerror(errno));
}
