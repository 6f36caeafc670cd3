/* specgen/spec/account.h - what kind of account a process runs as, as far as its name tells. */
#ifndef SPECGEN_SPEC_ACCOUNT_H
#define SPECGEN_SPEC_ACCOUNT_H

#include "model/base/str.h"

enum account {
    ACCOUNT_IMAGE,         /* none given: the image's, else ContainerAdministrator */
    ACCOUNT_SYSTEM,        /* NT AUTHORITY\SYSTEM */
    ACCOUNT_NETWORK,       /* NT AUTHORITY\NETWORK SERVICE */
    ACCOUNT_ADMINISTRATOR, /* ContainerAdministrator */
    ACCOUNT_VIRTUAL,       /* ContainerUser, LOCAL SERVICE, application pools */
    ACCOUNT_LOCAL,         /* any other name */
};

enum account account_of(struct str user);

#endif
