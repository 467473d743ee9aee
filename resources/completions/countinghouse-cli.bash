# SPDX-License-Identifier: Apache-2.0
# Completion of countinghouse-cli for bash. Install it as countinghouse-cli in bash-completion's folder
# (/usr/share/bash-completion/completions), or source it.

_countinghouse_cli() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    local commands="sign-in sign-out sync status orders order sales dump ship cancel complete hold note adjust stock-take outbox"
    local statuses="PENDING PAID SHIPPED COMPLETED CANCELLED"
    local stock_takes="list show begin count recount approve cancel"
    local command='' more='' each
    local -i i
    COMPREPLY=()
    for ((i = 1; i < COMP_CWORD; ++i)); do
        case ${COMP_WORDS[i]} in
        --profile | --ca) i+=1 ;;
        -*) ;;
        *)
            # The word after "stock-take" says what is to be done with it.
            [[ $command != stock-take ]] || more=-${COMP_WORDS[i]}
            [[ -z $command || -n $more ]] || break
            command=${command:-${COMP_WORDS[i]}}$more
            [[ $command == stock-take ]] || break
            ;;
        esac
    done

    case $before in
    --profile)
        mapfile -t COMPREPLY < <(compgen -d -- "$word")
        return
        ;;
    --ca)
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        return
        ;;
    --status | --exclude)
        # A list: complete what follows the last comma.
        local given=''
        [[ $word != *,* ]] || given=${word%,*},
        for each in $statuses; do
            [[ $given$each != "$word"* ]] || COMPREPLY+=("$given$each")
        done
        return
        ;;
    --bucket)
        mapfile -t COMPREPLY < <(compgen -W "hour day week month quarter year" -- "$word")
        return
        ;;
    --by)
        mapfile -t COMPREPLY < <(compgen -W "product country region week-hour outcome shipping refund-reason" -- "$word")
        return
        ;;
    --sort)
        local sorts="created_at order_no total_minor ship_by updated_at status"
        mapfile -t COMPREPLY < <(compgen -W "$sorts ${sorts// / -} -created_at" -- "$word")
        return
        ;;
    --reason)
        case $command in
        cancel) each="CUSTOMER MERCHANT FRAUD OUT_OF_STOCK OTHER" ;;
        adjust | stock-take-approve) each="RECEIVED RETURNED DAMAGED LOST COUNTED CORRECTION OTHER" ;;
        *) return ;;
        esac
        mapfile -t COMPREPLY < <(compgen -W "$each" -- "$word")
        return
        ;;
    --version)
        [[ $command != stock-take-approve ]] || return
        ;;
    --server | --user | --search | --from | --to | --limit | --carrier | --tracking | --lines | --note | --until) return ;;
    --delta | --counted | --expected | --more | --place | --sku | --country | --leave | --zero) return ;;
    esac

    local options="--help --json --profile --ca --password-stdin"
    case $command in
    '') options+=" --version $commands" ;;
    sign-in) options+=" --server --user" ;;
    sync) options+=" --until-idle --accept-removals --follow" ;;
    orders) options+=" --status --exclude --search --has-note --no-note --from --to --sort --limit" ;;
    sales) options+=" --from --to --bucket --by --sku --country" ;;
    ship) options+=" --later --carrier --tracking --lines" ;;
    cancel) options+=" --later --reason --note" ;;
    hold) options+=" --later --reason --until --release" ;;
    adjust) options+=" --later --delta --counted --expected --reason --note" ;;
    complete | note) options+=" --later" ;;
    outbox) options+=" retry discard" ;;
    stock-take) options+=" $stock_takes" ;;
    stock-take-show) options+=" --refresh --differences --uncounted" ;;
    stock-take-begin) options+=" --place --sku --blind --note" ;;
    stock-take-count) options+=" --counted --more --take-back --place --note --later" ;;
    stock-take-recount) options+=" --sku" ;;
    stock-take-approve) options+=" --reason --note --leave --zero --version" ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
}
complete -F _countinghouse_cli countinghouse-cli
