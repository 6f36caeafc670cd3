#include "ui/term/terminal_output.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

bool ui_output_send(int fd, struct str bytes)
{
    while (bytes.len > 0) {
        ssize_t sent = write(fd, bytes.s, bytes.len);

        if (sent >= 0)
            bytes = str_cut(bytes, (size_t)sent, bytes.len);
        else if (errno == EAGAIN)
            (void)poll(&(struct pollfd){.fd = fd, .events = POLLOUT}, 1, -1);
        else if (errno != EINTR)
            return false;
    }
    return true;
}

void ui_output_add_capability(char *out, size_t *len, size_t size, const char *capability)
{
    for (const char *p = capability; p != NULL && *p != '\0' && *len < size; p++) {
        const char *end = p[0] == '$' && p[1] == '<' ? strchr(p, '>') : NULL;

        if (end != NULL)
            p = end;
        else
            out[(*len)++] = *p;
    }
}
