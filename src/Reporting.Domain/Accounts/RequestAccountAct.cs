using static Reporting.Domain.Decision<Reporting.Domain.Accounts.AccountRequestEvent>;

namespace Reporting.Domain.Accounts;

/// <summary>A written request for an account is registered; from its receipt the clock runs (A3, BG22 4.3).</summary>
public sealed record RequestAccountAct(
    AccountAct Act, string UserName, UnitId Unit, string DocumentNumber, DateOnly ReceivedOn, DateOnly? DueOn,
    DateTimeOffset? DueBefore, string? Note, AccountId By)
{
    public static Decision<AccountRequestEvent> Decide(
        RequestAccountAct command, DateOnly today, AccountRequest state)
    {
        if (!UserNames.IsWellFormed(command.UserName))
            return Refuse(AccountRefusals.UserNameMalformed());
        if (Texts.Check("documentNumber", command.DocumentNumber, Codes.LengthMax) is { } number)
            return Refuse(number);
        if (command.Note is not null && Texts.Check("note", command.Note, Texts.RemarkLengthMax) is { } note)
            return Refuse(note);
        if (command.ReceivedOn > today)
            return Refuse(AccountRequestRefusals.ReceivedLater(today));
        var requested = new AccountActRequested(
            AccountRequest.IdOf(command.DocumentNumber, command.UserName, command.Act), command.Act, command.UserName,
            command.Unit, command.DocumentNumber, command.ReceivedOn, command.DueOn, command.DueBefore,
            command.Note, command.By);
        return state.Requested is not { } earlier ? Emit(requested)
            : earlier with { By = command.By, DueOn = command.DueOn, DueBefore = command.DueBefore } == requested ? Emit()
            : Refuse(AccountRequestRefusals.Taken());
    }
}
