using Reporting.GraphQL.Types;

namespace Reporting.Read.Reading;

/// <summary>Who may see a field at all (F5). Which rows of it follows from the caller's <see cref="ReadScope"/>, in the
/// statements.</summary>
internal static class Policies
{
    /// <summary>Every account: for the catalogues and the state of the read side.</summary>
    public static readonly Policy Account = new(
        "an account is needed (cần có tài khoản)", request => request.User is ReadScope);

    /// <summary>An account that administers or audits some unit: for the affairs of other accounts (J3).</summary>
    public static readonly Policy Accounts = new(
        "the role administer or audit is needed (cần vai trò quản trị hoặc kiểm tra)",
        request => request.User is ReadScope { AccountUnits.Count: > 0 });

    /// <summary>An account with a grant for some unit: for reports, figures, people and what they did.</summary>
    public static readonly Policy Reader = new(
        "a grant for a unit is needed (cần được cấp quyền đối với một đơn vị)",
        request => request.User is ReadScope { Units.Count: > 0 });
}
