#!/usr/bin/env bash
# Numbers: of codes as people copy them, and of programs that ended.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/e2e/expect.sh
. "$here/expect.sh"

# A code in any form that is copied.
for number in -1070137082 3224830214 '(0xc0370106)' '0xc0370106.' 'winapi error #3224830214' '%%3224830214'; do
    run codes "$number"
    expect_status 0
    out_has ERROR_VMCOMPUTE_UNEXPECTED_EXIT
    answered "$number" ERROR_VMCOMPUTE_UNEXPECTED_EXIT 'nothing in this text'
done
run codes -x
expect_status 2
err_has "unknown option '-x'"

# A number alone that is of no code is none, and a small one anything.
answered 1710148381 'nothing in this text is known'
answered 2 'nothing in this text is known'
answered 0x57 ERROR_INVALID_PARAMETER

# The code of a program that ended, as each tool writes it.
for told in 'container die 0123456789ab (exitCode=3221225781, image=app, name=web)' 'ExitCode=3221225781' \
    'ExitCode 3221225781' 'exit_code: -1073741515' 'exit_status:3221225781' '{"StatusCode":3221225781}' \
    'The process exited with exit code 0xC0000135'; do
    answered "$told" 'calls process.Exit' 'nothing in this text' 'something outside'
    out_has STATUS_DLL_NOT_FOUND
done
answered '{"StatusCode":500}' 'nothing in this text is known'
answered 'container die 0123456789ab (exitCode=1, image=app)' "exit code 1: the program's own"

# Of several containers those are told that did not end well.
answered 'CONTAINER ID   IMAGE   COMMAND     CREATED         STATUS                         PORTS   NAMES
0123456789ab   app:1   "app.exe"   2 minutes ago   Exited (0) 1 minute ago                web
1123456789ab   app:1   "app.exe"   2 minutes ago   Exited (3221225781) 1 minute ago       front
2123456789ab   app:1   "app.exe"   2 minutes ago   Exited (3762504530) 1 minute ago       back' \
    'Code 3221225781 STATUS_DLL_NOT_FOUND' 'nothing in this text'
out_has 'Code 3762504530 EXCEPTION_COMPLUS'
answered 'web exited with code 0
db exited with code 3221225477' 'the program crashed'

# What helps a program that lacks a DLL is nothing for dockerd's own, and the other way round.
answered 'failed to register layer: re-exec error: exit status 3221225781: output: ' \
    'a DLL was not found' 'use servercore'
answered 'failed to register layer: re-exec error: exit status 3221225794: output: ' 'Look at the antivirus' 'not known for'
answered 'container abc encountered an error during hcs::System::Start: failure in a Windows system call: x (0xc0000135)' \
    'not known for the call that failed' 'use servercore'
answered 'Exited (2147942405) 5 minutes ago' 'docker logs tells what the program said' "daemon's data root" 'not known for'
answered "The command 'cmd /S /C app.exe' returned a non-zero code: 3221225781" 'the program in the container: it ran, and ended'
out_has 'use servercore'
printf '[{"Id":"abc","State":{"ExitCode":2147942405,"Status":"exited"},"Path":"app.exe","HostConfig":{}}]' >"$scratch/exit.json"
run check "$scratch/exit.json"
out_has ERROR_ACCESS_DENIED
out_lacks 'antivirus'

# A code by its name, also one without an underscore.
answered 'dial tcp 10.0.0.4:2375: WSAECONNREFUSED' 'the connection was refused' 'nothing in this text'

# Codes of virtual disks, pipes, Kerberos and programs; by their words where there is no number.
error='docker: Error response from daemon: '
answered "${error}hcs::CreateComputeSystem web: The requested operation could not be completed due to a virtual disk system limitation.  Virtual hard disk files must be uncompressed and unencrypted and must not be sparse." \
    'compact /U' 'nothing in this text'
out_has ERROR_VIRTUAL_DISK_LIMITATION
answered "${error}container web encountered an error during CreateContainer: failure in a Windows system call: The file size of this virtual hard disk is not valid. (0xc03a0013)" \
    ERROR_VHD_INVALID_FILE_SIZE 'no table that is known'
answered 'fatal: failed to start daemon: Error initializing network controller: Error creating default network: failed during hnsCallRawResponse: hnsCall failed in Win32: There are no more endpoints available from the endpoint mapper. (0x6d9)' \
    'the service mpssvc'
answered "${error}hcs::CreateComputeSystem web: The file or directory is corrupted and unreadable." ERROR_FILE_CORRUPT
answered "${error}container web encountered an error during hcs::System::CreateProcess: app: failure in a Windows system call: The requested operation requires elevation. (0x2e4)" \
    'ContainerAdministrator'
answered 'error during connect: Get "http://%2F%2F.%2Fpipe%2Fdocker_engine/v1.41/info": open //./pipe/docker_engine: All pipe instances are busy.' \
    'all places of its pipe were taken' 'reached no daemon'
answered 'klist failed with 0xc000005f/-1073741729: A specified logon session does not exist. It may already have been terminated.' \
    STATUS_NO_SUCH_LOGON_SESSION
for code in 3221225595 3221225725 0x80090322 0x8009030e 0xc000018b 1392 10048 231; do
    run codes "$code"
    out_has 'check next'
done

# In a trace of a service; of docker events as JSON; a number that the meaning tells is not told twice.
answered ' (caller: 00007FF6AE153B72) Exception(2) tid(b20) 800705AA Insufficient system resources exist' ERROR_NO_SYSTEM_RESOURCES 'b20 '
answered '{"Type":"container","Action":"die","Actor":{"Attributes":{"exitCode":"3221225781","image":"web:latest"}}}' \
    STATUS_DLL_NOT_FOUND 'nothing in this text'
answered 'Trusted DC Connection Status Status = 1311 0x51f ERROR_NO_LOGON_SERVERS' 'could be reached (1311). To' '(1311) (1311)'

finish
