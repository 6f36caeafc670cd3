#include "ui/term/terminal_ask.h"

#include "ui/term/terminal_output.h"

#include <time.h>

void ui_ask_background(struct ui_input *in, int out)
{
    in->asked = ui_output_send(out, STR_LIT(ASK_BACKGROUND));
}

static long long now_ms(void)
{
    struct timespec t;

    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

bool ui_ask_wait(struct ui_input *in, int other_fd, int ms, uint32_t *rgb, bool *gone)
{
    long long end = now_ms() + ms, left = ms;
    bool said = ui_input_answer(in, rgb);

    while (in->asked && left > 0 && in->len < sizeof(in->bytes) &&
           ui_input_sleep(in, other_fd, (int)left) == UI_INPUT_READY) {
        if (!ui_input_fill(in)) {
            *gone = true;
            break;
        }
        said = ui_input_answer(in, rgb) || said;
        left = end - now_ms();
    }
    return said;
}
