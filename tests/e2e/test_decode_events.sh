#!/usr/bin/env bash
# Events of Windows: what each means, and whose words say what to do.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/e2e/expect.sh
. "$here/expect.sh"

list() { # list PROVIDER ID MESSAGE: as Get-WinEvent | Format-List prints it
    printf '\nTimeCreated  : 3/11/2024 9:13:01 AM\nProviderName : %s\nId           : %s\nMessage      : %s\n' "$1" "$2" "$3"
}

# An event that is in no table is answered by the words in it: the daemon's own, and those of HNS.
create='hcsshim::CreateComputeSystem 44d4f2a1c7b39c51f0c6b7f9b1e0a5d2c3b4a5968778695a4b3c2d1e0f9a8b7c: The container operating system does not match the host operating system.'
answered "$(list docker 11 "Handler for POST /v1.41/containers/web/start returned error: $create [module=api]")" \
    'Answer the image is of another build of Windows'
out_has 'calls hcs.Create'
answered "$(list docker 1 'Handler for POST /v1.41/containers/create returned error: Windows does not support privileged mode')" \
    'Answer it is refused by'
answered "$(list Microsoft-Windows-Host-Network-Service 1000 \
    "HNS-Network-Create :- Network id = '{6b3a2d5e-1c4f-4a7b-9d8e-0f1a2b3c4d5e}'. Network type = 'NAT'. Result code = '0x80070057'.")" \
    'Failed the Host Network Service' 'mounts out one after the other'
out_has 'another NAT network of the host'

# Of a list that shows some properties only, number and words tell whose event it is, or the channel.
answered "$(printf 'TimeCreated : 10/8/2024 9:14:51 AM\nId          : 8\nMessage     : Container Credential Guard failed to fetch gmsa credentials for web$. Error: The specified account does not exist.')" \
    'Event Microsoft-Windows-Containers-CCG 8' 'has the image such an account'
printf 'Get-WinEvent -LogName Microsoft-Windows-Containers-CCG/Admin | fl TimeCreated,Id,Message\n\nTimeCreated : 10/8/2024 9:14:51 AM\nId          : 5\nMessage     : It is not known what this is.\n' >"$scratch/event.txt"
run check "$scratch/event.txt"
out_has 'Microsoft-Windows-Containers-CCG 5'

# Beside a container it is what the daemon answered, as in its log.
printf '[{"Id":"44d4f2a1c7b39c51f0c6b7f9b1e0a5d2c3b4a5968778695a4b3c2d1e0f9a8b7c","Path":"cmd","HostConfig":{"Isolation":"process"}}]' >"$scratch/inspect.json"
list docker 11 "Handler for POST /v1.41/containers/web/start returned error: $create [module=api]" >"$scratch/event.txt"
run check "$scratch/inspect.json" --with "$scratch/event.txt"
out_has 'the daemon answered: hcsshim::CreateComputeSystem'

# The virtual machine was not created: why says the code in the event, where it is one of that.
compute=Microsoft-Windows-Hyper-V-Compute
answered "$(list $compute 12000 "'web' was not created: The paging file is too small for this operation to complete. (0x800705AF).")" \
    'a smaller limit, a larger page file'
answered "$(list $compute 12000 "'web' was not created: No hypervisor is present on this system. (0xC0351000).")" \
    'hypervisorlaunchtype' 'free memory and page file'
answered "$(list $compute 12000 "'web' was not created: Unspecified error (0x80004005).")" \
    'free memory and page file' 'without -p'
list $compute 12000 'x (0xC0351000).' >"$scratch/event.txt"
run check "$scratch/inspect.json" --with "$scratch/event.txt"
out_has 'hypervisorlaunchtype'
out_lacks "the host's free memory and page file"

# A crash: of which program decides.
crash() { # crash PROGRAM CODE
    printf 'Faulting application name: %s, version: 10.0.17763.1, time stamp: 0x5e5a1b2c\nException code: %s\nFault offset: 0x0000000000001e3a' "$1" "$2"
}
error='Application Error'
answered "$(list "$error" 1000 "$(crash vmcompute.exe 0xc0000409)")" 'all containers of the host stop' 'which program'
answered "$(list "$error" 1000 "$(crash lsass.exe 0xc0000409)")" 'log-on service' 'all containers' 'which program'
answered "$(list "$error" 1000 "$(crash w3wp.exe 0xe0434352)")" 'program w3wp.exe' 'all containers' 'vmcompute'
answered "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='$error'/><EventID Qualifiers='0'>1000</EventID><Level>2</Level></System><EventData><Data>vmcompute.exe</Data><Data>10.0.17763.1</Data></EventData></Event>" \
    'all containers of the host stop'

# A provider of two words, on a machine that lacks its texts.
answered "The description for Event ID 1000 from source $error cannot be found. Either the component is not installed.
The following information was included with the event:
$(crash vmcompute.exe 0xc0000409)" 'Event Application Error 1000' '0x5e5a1b2c ('
answered "The description for Event ID ( 1000 ) in Source ( $error ) cannot be found. The following information is part of the event: $(crash w3wp.exe 0xc0000005)" \
    'Event Application Error 1000' '0x5e5a1b2c ('

# Events of one failure have one answer.
ccg=Microsoft-Windows-Containers-CCG
plugin='{e4781092-f116-4b79-b55e-28eb6a224e26}'
loaded=$(list $ccg 1 "Container Credential Guard instantiated the plugin: $plugin")
fetched=$(list $ccg 2 "Container Credential Guard fetched gmsa credentials for web using plugin: $plugin")
ungiven=$(list $ccg 6 "Container Credential Guard failed to fetch credentials from the plugin: $plugin. Error: 0x80070057")
refused=$(list $ccg 8 "Container Credential Guard failed to fetch gmsa credentials for web using plugin $plugin. Error reason: x")
not_set_up=$(list $compute 11507 "Failed to setup the external credentials for Container 'abc': The RPC server is unavailable. (0xC0020017).")
answered "$loaded
$ungiven
$not_set_up" 'Answer the plug-in of the credential spec was loaded, and gave no account (event 6)' 'check next' 'the plug-in died'
[ "$(grep -o Answer "$scratch/out" | wc -l)" = 1 ] || fail 'several answers'
answered "$loaded
$not_set_up" 'loaded and died before it answered' 'check next'
answered "$loaded
$refused
$fetched" 'does not give the gMSA' 'all is well on this side. To'
out_has 'which came last'
answered "$loaded
$fetched" 'Answer the gMSA'"'"'s credentials were fetched (event 2): all is well'
answered "$loaded" 'the plug-in died'
# An error above the events that are of it.
answered "docker: Error response from daemon: hcs::CreateComputeSystem web: winapi error #3489792023
$loaded
$ungiven
$not_set_up" 'Answer the plug-in of the credential spec was loaded, and gave no account (event 6)' 'the plug-in died'
out_has 'Failed the Host Compute Service'
out_has 'Event Microsoft-Windows-Containers-CCG 6'
out_has "Event $compute 11507"
answered "docker: Error response from daemon: hcs::CreateComputeSystem web: The parameter is incorrect.
$(list $compute 12001 'Cannot start Hyper-V Container x')" 'leave devices, memory limit'
out_has 'Answer no hypervisor runs on the host'
answered 'Get-WinEvent : No events were found that match the specified selection criteria.' 'no plug-in was asked'
printf '%s\n%s\n%s\n' "$loaded" "$ungiven" "$not_set_up" >"$scratch/event.txt"
run check "$scratch/inspect.json" --with "$scratch/event.txt"
flatten
out_has 'check the form of PluginInput'
out_lacks 'the plug-in died'
out_lacks 'the CCG events of the same second'

# Labels and texts of a system in another language; the answer says why, by the code in the text.
answered "Nom du journal :Microsoft-Windows-Hyper-V-Compute-Admin
Source :       $compute
Date :         14/03/2024 09:12:01
ID de l’événement :12000
Niveau :       Erreur
Description :
Impossible de créer 'web' : Le fichier de pagination est insuffisant. (0x800705AF)." \
    'could not be created, as the page file is too small'
out_has 'To check: free memory and page file'
answered "Nombre de registro:Microsoft-Windows-Hyper-V-Compute-Admin
Origen:        $compute
Id. del evento:12001
Descripción:
No se puede iniciar el contenedor de Hyper-V 'web' porque el hipervisor no se ejecuta en el host." \
    'Answer no hypervisor runs on the host. To check: the Hyper-V feature'
answered "Ebene,Datum und Uhrzeit,Quelle,Ereignis-ID,Aufgabenkategorie
Fehler,14.03.2024 09:12:01,$compute,12001,Keine,Der Hypervisor wird nicht ausgeführt." "Event $compute 12001"
answered "レベル,日付と時刻,ソース,イベント ID,タスクのカテゴリ
エラー,2024/03/14 9:12:01,$compute,12001,なし,x" "Event $compute 12001"
while IFS= read -r words; do
    answered "$words" 'reg query found no such key' 'in the system'
    printf 'C:\\>reg query "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Virtualization\\Containers\\CredentialSpecs"\n%s\n' \
        "$words" >"$scratch/reg.txt"
    printf '[{"Id":"abc","Path":"cmd","HostConfig":{"Isolation":"process","SecurityOpt":["credentialspec=registry://web"]}}]' \
        >"$scratch/spec.json"
    run check "$scratch/spec.json" --with "$scratch/reg.txt"
    flatten
    out_has 'The host has no such key'
done <<'TEXT'
ERROR: The system was unable to find the specified registry key or value.
FEHLER: Der angegebene Registrierungsschlüssel bzw. Wert wurde nicht gefunden.
ERREUR : Le système n’a pas trouvé la clé ou la valeur de Registre spécifiée.
エラー: 指定されたレジストリ キーまたは値が見つかりませんでした。
错误: 系统找不到指定的注册表项或值。
TEXT

finish
