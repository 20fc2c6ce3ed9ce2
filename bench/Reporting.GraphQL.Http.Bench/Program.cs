using System.Globalization;
using Reporting.GraphQL.Http.Bench;

// Figures of the GraphQL endpoint. Only ratios mean something on a shared machine: bare Kestrel and the engine are
// measured in the same process, turn by turn.
//   twin [rounds] [connections] [seconds]   hello, a list of 100 x 8, and the same from a database,
//                                           against their bare twins
//   database [rounds] [connections] [seconds]   only the last of these
//   attacks                                 processor time of each refused attack, and of a cancelled slow query
switch (args)
{
    case ["twin" or "database", .. var rest]:
        var numbers = rest.Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToList();
        await TwinFigures.Print(
            rounds: (int)numbers.ElementAtOrDefault(0, 8), connections: (int)numbers.ElementAtOrDefault(1, 16),
            TimeSpan.FromSeconds(numbers.ElementAtOrDefault(2, 1.0)), onlyDatabase: args[0] == "database");
        return 0;
    case ["attacks"]:
        return await AttackFigures.Print() ? 0 : 1;
    default:
        await Console.Error.WriteLineAsync("usage: … twin|database [rounds] [connections] [seconds] | attacks");
        return 2;
}

internal static class Numbers
{
    public static double ElementAtOrDefault(this List<double> numbers, int at, double otherwise) =>
        at < numbers.Count ? numbers[at] : otherwise;
}
