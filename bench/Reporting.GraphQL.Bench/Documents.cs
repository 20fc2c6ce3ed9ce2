namespace Reporting.GraphQL.Bench;

/// <summary>A document of 2 KB as clients send them: variables, fragments, two abstract types, aliases, conditions.</summary>
internal static class Documents
{
    public const string Sdl = """
        interface Entity { id: ID! name: String! code: String! }
        type Facility implements Entity { id: ID! name: String! code: String! level: Level! parent: Facility
          children(first: Int = 20, filter: FacilityFilter): [Facility!]! values(period: String!, indicators: [ID!]): [Value!]! }
        type Indicator implements Entity { id: ID! name: String! code: String! unit: String! decimals: Int! }
        type Template implements Entity { id: ID! name: String! code: String! version: Int! rows: [Indicator!]! }
        type Value { indicator: Indicator! period: String! amount: Float status: Status! source: Source knownAt: String! comment: String }
        type Report { id: ID! period: String! status: Status! facility: Facility! template: Template! values: [Value!]! }
        type Import { id: ID! file: String! rows: Int! importedBy: String! }
        union Source = Report | Import
        enum Level { COMMUNE DISTRICT PROVINCE NATION }
        enum Status { DRAFT SUBMITTED ACCEPTED RETURNED }
        input FacilityFilter { level: Level nameLike: String codes: [String!] and: [FacilityFilter!] }
        type PageInfo { hasNextPage: Boolean! endCursor: String }
        type ReportEdge { cursor: String! node: Report! }
        type ReportConnection { edges: [ReportEdge!]! pageInfo: PageInfo! totalCount: Int! }
        type Query { facility(id: ID!): Facility search(text: String!, limit: Int = 10): [Entity!]!
          reports(first: Int = 20, after: String, status: [Status!], period: String): ReportConnection! indicators: [Indicator!]! }
        """;

    public const string Overview = """
        # The overview page of one facility: master data, children, values with their sources and open reports.
        query Overview($id: ID!, $period: String!, $status: [Status!] = [SUBMITTED, RETURNED], $first: Int = 20, $after: String, $withSource: Boolean! = true) {
          facility(id: $id) {
            ...entity
            level
            parent { ...entity level parent { ...entity level } }
            children(first: 50, filter: { level: COMMUNE, nameLike: "Xã %", and: [{ codes: ["00001", "00004", "00007"] }] }) {
              ...entity
              level
              current: values(period: $period, indicators: ["A1", "A2", "B1", "B2"]) { ...value }
            }
            current: values(period: $period) {
              ...value
              source @include(if: $withSource) {
                __typename
                ... on Report { id period status template { ...entity version } }
                ... on Import { id file rows importedBy }
              }
            }
            previous: values(period: "2026-09") { ...value comment }
          }
          found: search(text: "y tế", limit: 25) {
            __typename
            id
            name
            ... on Facility { code level parent { id name } }
            ... on Indicator { code unit decimals }
            ... on Template { code version rows { ...entity unit decimals } }
          }
          open: reports(first: $first, after: $after, status: $status, period: $period) {
            totalCount
            pageInfo { hasNextPage endCursor }
            edges {
              cursor
              node {
                id
                period
                status
                facility { ...entity level }
                template { ...entity version }
                values { ...value }
              }
            }
          }
          drafts: reports(first: 5, status: [DRAFT]) { totalCount edges { node { id period facility { id name } } } }
          returned: reports(first: 5, status: [RETURNED], period: $period) {
            totalCount
            edges { node { id period status facility { id name parent { id name } } values { ...value comment } } }
          }
          indicators { ...entity unit decimals }
        }
        fragment entity on Entity { __typename id name code }
        fragment value on Value {
          indicator { id name unit decimals }
          period
          amount
          status
          knownAt
        }
        """;
}
