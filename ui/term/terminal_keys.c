#include "ui/term/terminal_keys.h"

#include <fcntl.h>
#include <unistd.h>

struct err *ui_keys_open(int *fd, bool *own)
{
    *fd = STDIN_FILENO;
    *own = false;
    if (isatty(STDIN_FILENO))
        return NULL;
    *fd = open("/dev/tty", O_RDONLY | O_NOCTTY | O_CLOEXEC);
    *own = *fd >= 0;
    if (*own)
        return NULL;
    return err_remedy(err_new(ERR_UNSUPPORTED, "standard input is not a terminal, and there is no "
                                               "other to take keys from"),
                      "start the screen in a terminal; in pipes use a command such as "
                      "'silospec generate'");
}

bool ui_terminal_has_keys(void)
{
    bool own;
    int fd;
    struct err *e = ui_keys_open(&fd, &own);

    if (own)
        (void)close(fd);
    err_free(e);
    return e == NULL;
}
