/* model/client/cdi.h - names of the Container Device Interface (vendor/class=name), by the grammar
 * of its own package, which docker's client and compose ask. */
#ifndef MODEL_CLIENT_CDI_H
#define MODEL_CLIENT_CDI_H

#include "model/base/str.h"

enum client_cdi {
    CLIENT_CDI_NONE, /* another text */
    CLIENT_CDI_NAME,
    CLIENT_CDI_CRASH, /* a vendor or class of one letter: the package looks at name[1:0] */
};

/* What the program that crashes prints of it. */
#define CLIENT_CDI_PANIC "runtime error: slice bounds out of range [1:0]"

enum client_cdi client_cdi(struct str text);

#endif
