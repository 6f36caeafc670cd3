/* model/os/os_fault.h - where a test makes the system refuse.
 *
 * Every call of os_posix.c that a disk or a permission can fail asks first. In the program nobody
 * answers (os_no_faults.c); a test program that defines os_fault() itself is asked instead, as
 * the linker takes a member of the library only for what is not yet defined. */
#ifndef MODEL_OS_OS_FAULT_H
#define MODEL_OS_OS_FAULT_H

enum os_call {
    OS_CALL_OPEN,   /* open_read, open_write, open_update, list */
    OS_CALL_CREATE, /* of a file */
    OS_CALL_WRITE,
    OS_CALL_SYNC,
    OS_CALL_CLOSE,
    OS_CALL_CUT,
    OS_CALL_RENAME,
    OS_CALL_REMOVE,
    OS_CALL_FOLDER, /* making one */
    OS_CALL_SYNC_FOLDER,
    OS_CALL_LOCK,
};

/* 0: go on; else the number of errno.h that the call fails with, undone. `name`: of the file;
 * NULL for one that is open. */
int os_fault(enum os_call call, const char *name);

#endif
